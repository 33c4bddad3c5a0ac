import { Graph as LayoutGraph, layout } from '@dagrejs/dagre'
import { gridStep, nodeWidth, snap, typicalHeight, type Canvas } from '../canvas'

/**
 * Lays the graph out from left to right, fan-outs above one another in declared order. Notes and whatever has no edge keep their
 * place. The upper left corner stays where it was, so that the picture does not jump away.
 */
export function tidy(canvas: Canvas): Canvas {
  const joined = new Set(canvas.edges.flatMap(({ source, target }) => [source, target]))
  const movable = canvas.nodes.filter(({ id }) => joined.has(id))
  if (movable.length === 0) return canvas

  const graph = new LayoutGraph()
  graph.setGraph({ rankdir: 'LR', nodesep: gridStep * 3, ranksep: gridStep * 5, marginx: 0, marginy: 0 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const node of movable) {
    graph.setNode(node.id, { width: nodeWidth, height: node.measured?.height ?? typicalHeight })
  }
  for (const { source, target } of canvas.edges) graph.setEdge(source, target)
  layout(graph)

  // dagre answers with centres.
  const corners = new Map(
    movable.map(({ id }) => {
      const { x, y, width, height } = graph.node(id) as { x: number; y: number; width: number; height: number }
      return [id, { x: x - width / 2, y: y - height / 2 }]
    }),
  )
  const shift = {
    x: Math.min(...movable.map(({ position }) => position.x)) - Math.min(...[...corners.values()].map(({ x }) => x)),
    y: Math.min(...movable.map(({ position }) => position.y)) - Math.min(...[...corners.values()].map(({ y }) => y)),
  }
  const nodes = canvas.nodes.map((node) => {
    const corner = corners.get(node.id)
    if (corner === undefined) return node
    return { ...node, position: snap({ x: corner.x + shift.x, y: corner.y + shift.y }) }
  })
  return { nodes, edges: canvas.edges }
}
