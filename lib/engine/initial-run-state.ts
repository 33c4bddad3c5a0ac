import type { FlowNode, Graph } from '../graph/document'
import { nameOfNode } from '../graph/node-facts'
import { declaredBranches } from './declared-branches'
import type { BranchState, NodeRunState, RunState } from './run-state'

/** A run before its first event: every node and every branch that the graph declares is queued. Notes take no part. */
export function initialRunState(graph: Graph): RunState {
  return {
    status: 'queued',
    nodes: graph.nodes.filter((node) => node.type !== 'note').map(queuedNode),
    seq: 0,
    error: null,
    cancelRequested: false,
    maxCostUsd: null,
    recoveries: 0,
    startedAt: null,
    endedAt: null,
  }
}

function queuedNode(node: FlowNode): NodeRunState {
  return {
    nodeId: node.id,
    type: node.type,
    label: nameOfNode(node),
    status: 'queued',
    branches: declaredBranches(node).map(queuedBranch),
    output: null,
    aggregation: null,
    reaggregations: [],
    error: null,
    reason: null,
    startedAt: null,
    endedAt: null,
  }
}

/** A branch that is known of but has not been tried. */
export function queuedBranch(
  opened: { label: string; model: string | null; weight?: number | null },
  index: number,
): BranchState {
  return {
    index,
    label: opened.label,
    model: opened.model,
    weight: opened.weight ?? null,
    status: 'queued',
    attempt: 0,
    attempts: [],
    output: null,
    partialText: '',
    error: null,
    reason: null,
    reasonCode: null,
    stopReason: null,
    warnings: [],
    kept: null,
    usage: null,
    costUsd: null,
    cacheSavedUsd: null,
    startedAt: null,
    endedAt: null,
    waitingUntil: null,
    waitingReason: null,
  }
}
