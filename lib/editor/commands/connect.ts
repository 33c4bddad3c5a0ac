import { upstreamIds } from '../../graph/order'
import { nodeDefinitions } from '../../nodes'
import type { Canvas, CanvasEdge } from '../canvas'
import { idsOf, uniqueEdgeId } from '../node-id'
import { toGraph } from '../to-document'

/** Why two nodes cannot be joined, as a sentence; null when they can. The same rules that `checkGraph` holds a graph to. */
export function whyNotConnect(canvas: Canvas, source: string, target: string): string | null {
  const from = canvas.nodes.find(({ id }) => id === source)
  const to = canvas.nodes.find(({ id }) => id === target)
  if (from === undefined || to === undefined) return 'The node no longer exists.'
  if (source === target) return 'A node cannot lead to itself.'
  if (!nodeDefinitions[from.type].handles.output) return `Nothing can come after ${from.data.label || 'this node'}.`
  if (!nodeDefinitions[to.type].handles.input) return `Nothing can lead into ${to.data.label || 'this node'}.`
  if (canvas.edges.some((edge) => edge.source === source && edge.target === target)) return 'They are already joined.'
  if (upstreamIds(toGraph(canvas), source).has(target))
    return 'That would make a circle: each would wait for the other.'
  return null
}

/** Joins two nodes; where they cannot be joined the canvas is answered unchanged. */
export function connect(canvas: Canvas, source: string, target: string): Canvas {
  if (whyNotConnect(canvas, source, target) !== null) return canvas
  const edge: CanvasEdge = { id: uniqueEdgeId(source, target, idsOf(canvas.edges)), source, target }
  return { nodes: canvas.nodes, edges: [...canvas.edges, edge] }
}
