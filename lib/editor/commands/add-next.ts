import { nodeDefinitions, type NodeType } from '../../nodes'
import { gridStep, nodeWidth, type Canvas, type CanvasNode, type Point } from '../canvas'
import { addNode } from './add-node'
import { connect } from './connect'

export type Side = 'after' | 'before'

/** Adds a node and joins it to another, on the side that is asked for. Without a position it goes beside that node. */
export function addNext(canvas: Canvas, nodeId: string, side: Side, type: NodeType, position?: Point): Canvas {
  const node = canvas.nodes.find(({ id }) => id === nodeId)
  if (node === undefined) return canvas
  const { added, ...wider } = addNode(canvas, type, position ?? beside(node, side))
  return side === 'after' ? connect(wider, nodeId, added.id) : connect(wider, added.id, nodeId)
}

/** The types that may come after or before a node. */
export function typesBeside(side: Side): NodeType[] {
  const types = Object.keys(nodeDefinitions) as NodeType[]
  return types.filter((type) => nodeDefinitions[type].handles[side === 'after' ? 'input' : 'output'])
}

function beside(node: CanvasNode, side: Side): Point {
  const step = nodeWidth + gridStep * 5
  return { x: node.position.x + (side === 'after' ? step : -step), y: node.position.y }
}
