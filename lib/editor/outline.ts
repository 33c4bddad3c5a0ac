import type { FlowNode, Graph } from '../graph/document'
import { topologicalOrder } from '../graph/order'

export type OutlineEntry = {
  node: FlowNode
  /** Longest way from a node without predecessors: how far it is indented. */
  depth: number
  /** Names of the nodes that it leads to, in declared order. */
  leadsTo: readonly string[]
}

/** The graph as a list to read: in the order of its run, indented by how far in it stands. Notes come last. */
export function outlineOf(graph: Graph): OutlineEntry[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]))
  const depths = new Map<string, number>()
  const { order } = topologicalOrder(graph)
  const entries = order.flatMap((id): OutlineEntry[] => {
    const node = byId.get(id)
    if (node === undefined) return []
    const before = graph.edges.filter((edge) => edge.target === id).map((edge) => depths.get(edge.source) ?? -1)
    const depth = Math.max(-1, ...before) + 1
    depths.set(id, depth)
    const leadsTo = graph.edges.filter((edge) => edge.source === id).map((edge) => edge.target)
    return [{ node, depth, leadsTo }]
  })
  return [...entries.filter(({ node }) => node.type !== 'note'), ...entries.filter(({ node }) => node.type === 'note')]
}
