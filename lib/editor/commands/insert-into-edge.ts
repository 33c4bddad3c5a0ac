import { nodeDefinitions, type NodeType } from '../../nodes'
import { gridStep, nodeWidth, type Canvas, type CanvasNode } from '../canvas'
import { addNode } from './add-node'
import { connect } from './connect'
import { removeEdges } from './remove'

/** Puts a new node between the two ends of an edge, and moves what lies behind it aside where there is no room. */
export function insertIntoEdge(canvas: Canvas, edgeId: string, type: NodeType): Canvas {
  const edge = canvas.edges.find(({ id }) => id === edgeId)
  const source = canvas.nodes.find(({ id }) => id === edge?.source)
  const target = canvas.nodes.find(({ id }) => id === edge?.target)
  const { input, output } = nodeDefinitions[type].handles
  if (edge === undefined || source === undefined || target === undefined || !input || !output) return canvas

  const gap = gridStep * 5
  const x = source.position.x + nodeWidth + gap
  const missing = x + nodeWidth + gap - target.position.x
  const roomy = missing > 0 ? shiftRight(canvas, x, missing, source) : canvas
  const y = (source.position.y + target.position.y) / 2
  const { added, ...wider } = addNode(removeEdges(roomy, [edgeId]), type, { x, y })
  return connect(connect(wider, edge.source, added.id), added.id, edge.target)
}

function shiftRight(canvas: Canvas, from: number, by: number, except: CanvasNode): Canvas {
  const step = Math.ceil(by / gridStep) * gridStep
  const nodes = canvas.nodes.map((node) =>
    node.id === except.id || node.position.x < from - nodeWidth / 2
      ? node
      : { ...node, position: { x: node.position.x + step, y: node.position.y } },
  )
  return { nodes, edges: canvas.edges }
}
