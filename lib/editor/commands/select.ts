import type { Canvas } from '../canvas'

/** Selects these nodes and nothing else; what already stands as wanted stays the same object. */
export function selectOnly(canvas: Canvas, nodeIds: readonly string[]): Canvas {
  const wanted = new Set(nodeIds)
  return {
    nodes: canvas.nodes.map((node) =>
      Boolean(node.selected) === wanted.has(node.id) ? node : { ...node, selected: wanted.has(node.id) },
    ),
    edges: canvas.edges.map((edge) => (edge.selected ? { ...edge, selected: false } : edge)),
  }
}

export function selectAll(canvas: Canvas): Canvas {
  return selectOnly(
    canvas,
    canvas.nodes.map(({ id }) => id),
  )
}
