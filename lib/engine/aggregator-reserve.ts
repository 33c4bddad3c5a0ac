import { countBranches } from '../graph/node-facts'
import type { WorstCase } from './cost-gate'
import { incomingOf, saidBy } from './incoming-branches'
import type { RunState } from './run-state'
import { nodeStateOf, type Wire, type Wiring } from './wiring'

/**
 * What the limit of a run keeps for the calls that combine, in dollars, so that it is not used up by branches that nothing can be made
 * of. For each aggregate that calls a model and has not started: the most that its calls can cost with what its branches have said so
 * far. Branches that speak later raise it; the calls themselves are reserved like any other.
 */
export function heldBackUsd(wiring: Wiring, state: RunState, worstCaseUsd: WorstCase): number {
  let heldUsd = 0
  for (const wire of wiring.order) {
    if (wire.node.type !== 'aggregate' || nodeStateOf(state, wire).status !== 'queued') continue
    const { model } = wire.node.data
    const calls = countBranches(wire.node)
    if (model === undefined || calls === 0) continue
    const text = 'x'.repeat(roundedUp(saidBefore(wire, state)))
    const worstUsd = worstCaseUsd({
      model,
      system: null,
      segments: [{ kind: 'material', source: null, text }],
      answer: { type: 'text' },
      options: {},
      purpose: 'synthesis',
    })
    heldUsd += calls * (worstUsd ?? 0)
  }
  return heldUsd
}

/** How much the instructions of a combining call add to its materials, in characters. */
const instructionLength = 4_000

function saidBefore(wire: Wire, state: RunState): number {
  return incomingOf(wire, state).reduce((sum, { of }) => sum + (saidBy(of)?.length ?? 0), instructionLength)
}

/** To steps of a tenth: it need not be exact. */
const roundedUp = (length: number) => Math.ceil(1.1 ** Math.ceil(Math.log(length) / Math.log(1.1)))
