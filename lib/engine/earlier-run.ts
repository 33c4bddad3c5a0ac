import { withDownstream } from '../graph/downstream'
import type { Graph, RunInputs } from '../graph/document'
import type { Redo } from './redo'
import type { NodeRunState, RunState } from './run-state'

/** What a node had found in the run before. Its branches stay there: they may be thousands. */
export type EarlierNode = Pick<
  NodeRunState,
  'nodeId' | 'type' | 'label' | 'status' | 'output' | 'aggregation' | 'error' | 'reason'
>

/** The run that another goes on from, as the other needs it to tell old from new. Times are milliseconds since 1970. */
export type EarlierRun = {
  runId: string
  createdAt: number
  nodes: readonly EarlierNode[]
  /** The nodes whose results rest on something that is not as it was: a call made anew, another input, another rule. */
  renewed: readonly string[]
}

type Base = { runId: string; createdAt: number; graph: Graph; inputs: RunInputs; state: RunState }
type Newer = { graph: Graph; inputs: RunInputs; redo: readonly Redo[] }

export function earlierRun(base: Base, newer: Newer): EarlierRun {
  const nodes = base.state.nodes.map(({ nodeId, type, label, status, output, aggregation, error, reason }) => ({
    nodeId,
    type,
    label,
    status,
    output,
    aggregation,
    error,
    reason,
  }))
  const changed = [...redoneNodes(base.state, newer.redo), ...changedNodes(base, newer)]
  return {
    runId: base.runId,
    createdAt: base.createdAt,
    nodes,
    renewed: [...withDownstream(newer.graph, changed)],
  }
}

/** Where something is called again: what was asked to be, and whatever had failed. */
export function redoneNodes(base: RunState, redo: readonly Redo[]): string[] {
  const failed = base.nodes.filter(({ branches }) => branches.some(({ status }) => status === 'failed'))
  return [...new Set([...redo, ...failed].map(({ nodeId }) => nodeId))]
}

/** Nodes that are given something else than before, or told to do something else with it. */
function changedNodes(base: Base, newer: Newer): string[] {
  const before = new Map(base.graph.nodes.map((node) => [node.id, node]))
  return newer.graph.nodes
    .filter(({ id, data }) => {
      const isGivenElse = JSON.stringify(base.inputs[id]) !== JSON.stringify(newer.inputs[id])
      return isGivenElse || JSON.stringify(before.get(id)?.data) !== JSON.stringify(data)
    })
    .map(({ id }) => id)
}
