import type { FlowEdge, FlowNode, Graph, WorkflowDocument } from '../graph/document'
import type { Canvas, CanvasEdge, CanvasNode } from './canvas'

export type DocumentFields = Canvas & { readonly name: string; readonly description: string }

/** Leaves away what only the screen knows, and rounds positions: a drag ends between pixels. */
export function toGraph({ nodes, edges }: Canvas): Graph {
  return { nodes: nodes.map(toFlowNode), edges: edges.map(toFlowEdge) }
}

/** What is saved and exported. A workflow always has a name, also while a person is writing another one. */
export function toDocument(fields: DocumentFields): WorkflowDocument {
  const description = fields.description.trim()
  return {
    format: 'parallax.workflow/1',
    name: fields.name.trim() || 'Untitled workflow',
    ...(description === '' ? {} : { description }),
    ...toGraph(fields),
  }
}

export function toFlowNode({ id, type, position, data }: CanvasNode): FlowNode {
  // The cast: type and data of one canvas node belong together, which TypeScript forgets when they are taken apart.
  return { id, type, position: { x: Math.round(position.x), y: Math.round(position.y) }, data } as FlowNode
}

function toFlowEdge({ id, source, target }: CanvasEdge): FlowEdge {
  return { id, source, target }
}

/** A saved graph is a canvas as it is: React Flow adds what it needs by itself. */
export function toCanvas(graph: Graph): { nodes: CanvasNode[]; edges: CanvasEdge[] } {
  return { nodes: graph.nodes.map((node) => ({ ...node })), edges: graph.edges.map((edge) => ({ ...edge })) }
}

/** Whether two states hold the same document. Data is compared as objects: commands make new ones only where something changed. */
export function isSameDocument(one: DocumentFields, other: DocumentFields): boolean {
  return one.name === other.name && one.description === other.description && isSameGraph(one, other)
}

function isSameGraph(one: Canvas, other: Canvas): boolean {
  if (one.nodes.length !== other.nodes.length || one.edges.length !== other.edges.length) return false
  const nodes = one.nodes === other.nodes || one.nodes.every((node, at) => isSameNode(node, other.nodes[at]))
  return nodes && (one.edges === other.edges || one.edges.every((edge, at) => isSameEdge(edge, other.edges[at])))
}

function isSameNode(one: CanvasNode, other: CanvasNode | undefined): boolean {
  if (one === other) return true
  if (other === undefined || one.id !== other.id || one.data !== other.data) return false
  return one.position.x === other.position.x && one.position.y === other.position.y
}

function isSameEdge(one: CanvasEdge, other: CanvasEdge | undefined): boolean {
  return one === other || (one.id === other?.id && one.source === other.source && one.target === other.target)
}
