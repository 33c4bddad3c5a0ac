import type { Edge, Node } from 'reactflow'
import type { NodeData, NodeType } from '../nodes'

/** A node as React Flow renders it: the saved node, and what only the screen knows (`selected`, `measured`, `dragging`). */
export type CanvasNode<Type extends NodeType = NodeType> = { [T in Type]: Node<NodeData<T>, T> }[Type]
export type CanvasEdge = Edge

/** What a command takes and gives back. Nodes and edges that a command does not touch stay the same objects. */
export type Canvas = { readonly nodes: readonly CanvasNode[]; readonly edges: readonly CanvasEdge[] }

export type Point = { x: number; y: number }

/** Width of every node on the canvas, in its own pixels; the height depends on what it says and is `typicalHeight` until measured. */
export const nodeWidth = 260
export const typicalHeight = 116
export const gridStep = 12

export function snap(point: Point): Point {
  return { x: Math.round(point.x / gridStep) * gridStep, y: Math.round(point.y / gridStep) * gridStep }
}
