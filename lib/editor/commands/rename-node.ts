import { nodeIdSchema } from '../../graph/document'
import type { Canvas } from '../canvas'
import { renameReferences } from '../rename-references'

/** Why a node cannot be called that in templates; null when it can. */
export function whyNotRename(canvas: Canvas, id: string, newId: string): string | null {
  if (id === newId) return null
  if (canvas.nodes.some((node) => node.id === newId)) return 'Another node is called that. Choose another name.'
  return nodeIdSchema.safeParse(newId).error?.issues[0]?.message ?? null
}

/** Calls a node by another name in templates and edges, everywhere. */
export function renameNode(canvas: Canvas, id: string, newId: string): Canvas {
  if (id === newId || whyNotRename(canvas, id, newId) !== null) return canvas
  const newIds = new Map([[id, newId]])
  const follow = (end: string) => newIds.get(end) ?? end
  return {
    nodes: canvas.nodes.map((node) => {
      const renamed = renameReferences(node, newIds)
      return node.id === id ? { ...renamed, id: newId } : renamed
    }),
    edges: canvas.edges.map((edge) =>
      edge.source === id || edge.target === id
        ? { ...edge, source: follow(edge.source), target: follow(edge.target) }
        : edge,
    ),
  }
}
