import { queuedBranch } from './initial-run-state'
import { reduceBranch, type BranchEvent } from './reduce-branch'
import type { RunEvent } from './run-event'
import type { BranchState, NodeRunState } from './run-state'
import { isSettled } from './statuses'

export type NodeEvent = Extract<RunEvent, { nodeId: string }>
type Reaggregated = Extract<NodeEvent, { type: 'node.reaggregated' }>

/**
 * Folds events of one node, in order. A node's events touch nothing but that node, and a branch's nothing but that branch, so
 * whatever they do not name keeps its identity. The list of branches is copied once for all of them.
 */
export function reduceNode(node: NodeRunState, events: readonly NodeEvent[]): NodeRunState {
  let current = node
  let own: BranchState[] | null = null
  for (const event of events) {
    if ('branch' in event) {
      const branch = current.branches[event.branch]
      if (branch === undefined) continue
      const next = reduceBranch(branch, event)
      if (next === branch) continue
      if (own === null) {
        own = [...current.branches]
        current = { ...current, branches: own }
      }
      own[event.branch] = next
    } else if (event.type === 'node.reaggregated') {
      current = addReaggregation(current, event)
    } else if (!isSettled(current.status)) {
      own = null
      current = reduceWhole(current, event)
    }
  }
  return current
}

/** The one event that a settled node takes in: it stands beside the result and changes nothing of it. */
function addReaggregation(node: NodeRunState, event: Reaggregated): NodeRunState {
  if (!isSettled(node.status)) return node
  const { seq, at, aggregation, output, contentHash } = event
  return { ...node, reaggregations: [...node.reaggregations, { seq, at, aggregation, output, contentHash }] }
}

function reduceWhole(node: NodeRunState, event: Exclude<NodeEvent, BranchEvent | Reaggregated>): NodeRunState {
  switch (event.type) {
    case 'node.started':
      if (node.status !== 'queued') return node
      return { ...node, status: 'running', startedAt: event.at, branches: event.branches.map(queuedBranch) }
    case 'node.extended':
      return node.status === 'running' ? extend(node, event) : node
    case 'node.succeeded':
      return {
        ...settle(node, 'succeeded', event),
        output: event.output,
        aggregation: event.aggregation ?? null,
      }
    case 'node.failed':
      return {
        ...settle(node, 'failed', event, event.error.message),
        error: event.error,
        aggregation: event.aggregation ?? null,
      }
    case 'node.skipped':
      return { ...settle(node, 'skipped', event, event.reason), reason: event.reason }
    case 'node.cancelled':
      return { ...settle(node, 'cancelled', event, event.reason), reason: event.reason }
    default:
      // An event of a later version changes nothing here.
      void (event satisfies never)
      return node
  }
}

function extend(node: NodeRunState, { branches }: Extract<NodeEvent, { type: 'node.extended' }>): NodeRunState {
  const from = node.branches.length
  return { ...node, branches: [...node.branches, ...branches.map((opened, at) => queuedBranch(opened, from + at))] }
}

/** What has not settled by now never will: with a cancelled node its branches are cancelled, else they are skipped. */
function settle(
  node: NodeRunState,
  status: NodeRunState['status'],
  { at }: NodeEvent,
  reason: string | null = null,
): NodeRunState {
  const branchStatus = status === 'cancelled' ? 'cancelled' : 'skipped'
  const left = (branch: BranchState): BranchState =>
    isSettled(branch.status)
      ? branch
      : { ...branch, status: branchStatus, reason, endedAt: at, waitingUntil: null, waitingReason: null }
  const branches = node.branches.some(({ status }) => !isSettled(status)) ? node.branches.map(left) : node.branches
  return { ...node, status, branches, endedAt: at }
}
