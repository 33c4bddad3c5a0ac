import type { Graph } from '../graph/document'
import type { Canvas } from './canvas'
import { toGraph } from './to-document'

/**
 * The graph of a canvas as a value that stays the same object while only positions, sizes or selections change. Checking and
 * describing a graph looks at none of these, and a drag brings sixty of them a second.
 */
export function createContentSelector(): (canvas: Canvas) => Graph {
  let from: Canvas | null = null
  let graph: Graph = { nodes: [], edges: [] }
  return (canvas) => {
    if (from === null || !hasSameContent(from, canvas)) graph = toGraph(canvas)
    from = canvas
    return graph
  }
}

function hasSameContent(one: Canvas, other: Canvas): boolean {
  if (one.nodes.length !== other.nodes.length || one.edges.length !== other.edges.length) return false
  const nodes = one.nodes.every((node, at) => node.id === other.nodes[at]?.id && node.data === other.nodes[at]?.data)
  return (
    nodes &&
    one.edges.every((edge, at) => {
      const match = other.edges[at]
      return edge.id === match?.id && edge.source === match.source && edge.target === match.target
    })
  )
}
