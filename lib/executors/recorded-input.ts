import type { AggregationBranch, AggregationInput } from '../aggregation/contract'
import { incomingBranches } from '../engine/incoming-branches'
import { incomingAnswer } from '../engine/node-context'
import type { RunState } from '../engine/run-state'
import { nodeStateOf, type Wire, type Wiring } from '../engine/wiring'

/**
 * What an aggregate was handed when it started, read off the run as it is now. A branch that it did not wait for and that has
 * answered since is named as such in its own result, and counts as it counted then. Of an aggregate without a result of its own it
 * is what there is in the end.
 */
export function recordedInput(wire: Wire, wiring: Wiring, run: RunState): AggregationInput {
  const own = nodeStateOf(run, wire).aggregation
  const late = new Set((own?.excluded ?? []).filter(({ reason }) => reason === 'not_awaited').map(({ index }) => index))
  const asThen = (branch: AggregationBranch): AggregationBranch =>
    late.has(branch.index) ? { ...branch, status: 'cancelled', output: null, reason: 'not_awaited' } : branch
  return { branches: incomingBranches(wire, run).map(asThen), answer: incomingAnswer(wire, wiring) }
}
