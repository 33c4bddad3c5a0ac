import { reduceNode, type NodeEvent } from './reduce-node'
import type { RunEvent } from './run-event'
import type { NodeRunState } from './run-state'
import { isSettled } from './statuses'

/**
 * What has not settled when its run does never will. Mostly nothing is left; a run that was given up (E57) leaves steps at work, whose
 * calls were cut off, and steps that were not reached.
 */
export function settleRest(nodes: readonly NodeRunState[], end: RunEvent): readonly NodeRunState[] {
  if (nodes.every(({ status }) => isSettled(status))) return nodes
  return nodes.map((node) => (isSettled(node.status) ? node : reduceNode(node, endsOf(node, end))))
}

/** As if they had been recorded with the end of the run. */
function endsOf({ nodeId, status, branches }: NodeRunState, end: RunEvent): NodeEvent[] {
  const { seq, at } = end
  if (end.type !== 'run.failed') {
    return [{ type: 'node.cancelled', seq, at, nodeId, reason: 'The run ended before this step did.' }]
  }
  const { error } = end
  if (status === 'queued') return [{ type: 'node.skipped', seq, at, nodeId, reason: error.message }]
  const cutOff = { retryAt: null, partialText: '', usage: null, costUsd: null, possiblyBilled: true }
  const calls = branches.filter((branch) => branch.status === 'running')
  return [
    ...calls.map(({ index, attempt }): NodeEvent => {
      return { type: 'branch.failed', seq, at, nodeId, branch: index, attempt, error, ...cutOff }
    }),
    { type: 'node.failed', seq, at, nodeId, error },
  ]
}
