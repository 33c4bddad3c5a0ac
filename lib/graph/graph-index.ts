import type { FlowNode, Graph } from './document'
import { sourcesByTarget, walkUpstream } from './order'

/** A graph looked up by id. Built once where many nodes are asked about. Of several nodes with one id the first counts. */
export type GraphIndex = {
  node: (id: string) => FlowNode | undefined
  /** Direct predecessors in declared edge order, each once; neither missing nodes nor the node itself. */
  incoming: (id: string) => readonly FlowNode[]
  /** As of `topologicalOrder` and `findCycles`. */
  order: readonly string[]
  cycles: readonly (readonly string[])[]
}

export function indexGraph(graph: Graph): GraphIndex {
  const nodes = new Map<string, FlowNode>()
  for (const node of graph.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node)
  const sources = sourcesByTarget(graph)
  const incoming = new Map(
    [...sources].map(([id, before]) => [id, [...new Set(before)].flatMap((source) => nodes.get(source) ?? [])]),
  )
  return { node: (id) => nodes.get(id), incoming: (id) => incoming.get(id) ?? [], ...walkUpstream(sources) }
}
