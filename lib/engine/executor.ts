import type { AggregationBranch, AggregationResult } from '../aggregation/contract'
import type { Answer } from '../aggregation/answer'
import type { FlowNode, Graph, RunInputs } from '../graph/document'
import type { NodeType } from '../nodes'
import type { ModelRequest } from './model-call'
import type { NodeOutput, RunError } from './run-event'
import type { BranchState } from './run-state'

/** What a node may know: frozen when it starts, nothing of its siblings. */
export type NodeContext = {
  runId: string
  graph: Graph
  inputs: RunInputs
  /** Outputs of every upstream node that has one, by node id. */
  outputs: ReadonlyMap<string, NodeOutput>
  /** For a fan-in: every incoming branch in declared order (edges as declared, then branch index). */
  incoming: readonly AggregationBranch[]
  /** What the incoming branches were asked to answer with. */
  incomingAnswer: Answer
}

/** One parallel model call to be made, all of it known before it starts. */
export type PlannedBranch = { label: string; weight?: number; request: ModelRequest }

export type NodeResult =
  | { ok: true; output: NodeOutput; aggregation?: AggregationResult }
  | { ok: false; error: RunError; aggregation?: AggregationResult }

/**
 * The work of a node type. Its functions are pure: the same node and context always give the same branches and the same result,
 * which is what lets a run go on after a crash.
 */
export type NodeExecutor<Type extends NodeType> = {
  /** The model calls that this node begins with, in declared order; none for a node that calls no model. */
  plan: (node: FlowNode<Type>, context: NodeContext) => PlannedBranch[]
  /**
   * The branches that are wanted beside those that there are, all of which have settled; none when the node can be settled. Asked
   * again whenever further ones have settled, so the list must come to an end, also when every call fails.
   */
  more?: (node: FlowNode<Type>, context: NodeContext, branches: readonly BranchState[]) => PlannedBranch[]
  /** The node's result once its branches have settled. Its own branches may have failed in part. */
  settle: (node: FlowNode<Type>, context: NodeContext, branches: readonly BranchState[]) => NodeResult
}
export type Executors = { [Type in NodeType]: NodeExecutor<Type> }
