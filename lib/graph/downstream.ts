import type { Graph } from './document'
import { sourcesByTarget, topologicalOrder } from './order'

/** These nodes and every node that an edge path leads to from one of them. */
export function withDownstream(graph: Graph, nodeIds: Iterable<string>): Set<string> {
  const found = new Set(nodeIds)
  const sources = sourcesByTarget(graph)
  for (const id of topologicalOrder(graph).order) {
    if (sources.get(id)?.some((source) => found.has(source))) found.add(id)
  }
  return found
}
