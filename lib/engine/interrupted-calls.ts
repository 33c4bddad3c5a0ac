import { interruption } from './retry-policy'
import type { RunFact } from './run-event'
import type { RunState } from './run-state'

/**
 * What an earlier process was calling when it ended. Those attempts failed and may have been billed (contract 7); what they would
 * have answered is lost, since nobody recorded it.
 */
export function interruptedCalls(state: RunState, now: number): RunFact[] {
  return state.nodes.flatMap(({ nodeId, branches }) =>
    branches
      .filter(({ status }) => status === 'running')
      .map((branch): RunFact => ({
        type: 'branch.failed',
        nodeId,
        branch: branch.index,
        attempt: branch.attempt,
        ...interruption(branch.attempts.slice(0, -1), now),
        partialText: branch.partialText,
        usage: null,
        costUsd: null,
        possiblyBilled: true,
      })),
  )
}
