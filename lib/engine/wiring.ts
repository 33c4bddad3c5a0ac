import type { FlowNode, Graph } from '../graph/document'
import { indexGraph, type GraphIndex } from '../graph/graph-index'
import { sourcesByTarget, topologicalOrder } from '../graph/order'
import type { NodeRunState, RunState } from './run-state'

/** One node with its neighbours, as a run needs them. */
export type Wire = {
  node: FlowNode
  /** Place in `RunState.nodes`. */
  at: number
  /** Direct predecessors in declared edge order and direct successors, each once. Notes are left out. */
  sources: readonly Wire[]
  targets: readonly Wire[]
}

/** The snapshot's graph, looked up once per run. */
export type Wiring = {
  /** Every node that takes part, behind what it depends on. */
  order: readonly Wire[]
  find: (nodeId: string) => Wire | undefined
  index: GraphIndex
}

export function wireGraph(graph: Graph): Wiring {
  type Open = Wire & { sources: Wire[]; targets: Wire[] }
  const wires = new Map<string, Open>()
  for (const node of graph.nodes) {
    if (node.type !== 'note') wires.set(node.id, { node, at: wires.size, sources: [], targets: [] })
  }
  for (const [target, sources] of sourcesByTarget(graph)) {
    const to = wires.get(target)
    for (const source of new Set(sources)) {
      const from = wires.get(source)
      if (to === undefined || from === undefined) continue
      to.sources.push(from)
      from.targets.push(to)
    }
  }
  const order = topologicalOrder(graph).order.flatMap((id) => wires.get(id) ?? [])
  return { order, find: (nodeId) => wires.get(nodeId), index: indexGraph(graph) }
}

/** What has become of a wired node. The state must be one of the same graph. */
export function nodeStateOf(state: RunState, wire: Wire): NodeRunState {
  const found = state.nodes[wire.at]
  if (found === undefined) throw new RangeError(`The state has no node at ${wire.at}: it belongs to another graph.`)
  return found
}
