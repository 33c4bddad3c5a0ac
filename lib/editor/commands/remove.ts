import type { Canvas } from '../canvas'

/** Takes nodes away with the edges that touch them. */
export function removeNodes(canvas: Canvas, nodeIds: readonly string[]): Canvas {
  const gone = new Set(nodeIds)
  return {
    nodes: canvas.nodes.filter(({ id }) => !gone.has(id)),
    edges: canvas.edges.filter(({ source, target }) => !gone.has(source) && !gone.has(target)),
  }
}

export function removeEdges(canvas: Canvas, edgeIds: readonly string[]): Canvas {
  const gone = new Set(edgeIds)
  return { nodes: canvas.nodes, edges: canvas.edges.filter(({ id }) => !gone.has(id)) }
}

/** What the delete key does. */
export function removeSelection(canvas: Canvas): Canvas {
  const nodes = canvas.nodes.filter(({ selected }) => selected).map(({ id }) => id)
  const edges = canvas.edges.filter(({ selected }) => selected).map(({ id }) => id)
  if (nodes.length === 0 && edges.length === 0) return canvas
  return removeNodes(removeEdges(canvas, edges), nodes)
}
