import { z } from 'zod'
import { edgeSchema, nodeSchema, workflowDocumentSchema } from '../../graph/document'
import { gridStep, snap, type Canvas, type CanvasEdge, type CanvasNode, type Point } from '../canvas'
import { idsOf, uniqueEdgeId, uniqueNodeId } from '../node-id'
import { renameReferences } from '../rename-references'
import { toGraph } from '../to-document'
import { selectOnly } from './select'

const clipSchema = z.strictObject({
  format: z.literal('parallax.nodes/1'),
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
})

/** The selected nodes and the edges between them as text; null when no node is selected. */
export function copySelection(canvas: Canvas): string | null {
  const nodes = canvas.nodes.filter(({ selected }) => selected)
  if (nodes.length === 0) return null
  const ids = idsOf(nodes)
  const edges = canvas.edges.filter(({ source, target }) => ids.has(source) && ids.has(target))
  return JSON.stringify({ format: 'parallax.nodes/1', ...toGraph({ nodes, edges }) })
}

/**
 * Adds what `copySelection` wrote, or a whole workflow document, under new ids and selects it. Templates follow the new ids where
 * they name a node that came along. Any other text gives null.
 *
 * @param at where the upper left corner of the pasted nodes goes; left out, a step beside where they were.
 */
export function paste(canvas: Canvas, text: string, at?: Point): Canvas | null {
  const clip = readClip(text)
  if (clip === null || clip.nodes.length === 0) return null
  return insertCopies(canvas, clip, offsetFor(clip.nodes, at))
}

/** A copy of the selected nodes a step aside, selected instead of them. */
export function duplicateSelection(canvas: Canvas): Canvas {
  const text = copySelection(canvas)
  return (text === null ? null : paste(canvas, text)) ?? canvas
}

type Clip = { nodes: readonly CanvasNode[]; edges: readonly CanvasEdge[] }

function readClip(text: string): Clip | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const clip = clipSchema.safeParse(value)
  if (clip.success) return clip.data
  const document = workflowDocumentSchema.safeParse(value)
  return document.success ? document.data : null
}

function offsetFor(nodes: readonly CanvasNode[], at: Point | undefined): Point {
  if (at === undefined) return { x: gridStep * 3, y: gridStep * 3 }
  const left = Math.min(...nodes.map(({ position }) => position.x))
  const top = Math.min(...nodes.map(({ position }) => position.y))
  return { x: at.x - left, y: at.y - top }
}

function insertCopies(canvas: Canvas, clip: Clip, offset: Point): Canvas {
  const taken = idsOf(canvas.nodes)
  const newIds = new Map<string, string>()
  for (const { id } of clip.nodes) {
    const newId = uniqueNodeId(id.replace(/_\d+$/, ''), taken)
    taken.add(newId)
    newIds.set(id, newId)
  }
  const nodes = clip.nodes.map((node): CanvasNode => {
    const position = snap({ x: node.position.x + offset.x, y: node.position.y + offset.y })
    return renameReferences({ ...node, id: newIds.get(node.id) ?? node.id, position, selected: true }, newIds)
  })
  const takenEdges = idsOf(canvas.edges)
  const edges = clip.edges.flatMap((edge): CanvasEdge[] => {
    const source = newIds.get(edge.source)
    const target = newIds.get(edge.target)
    if (source === undefined || target === undefined) return []
    const id = uniqueEdgeId(source, target, takenEdges)
    takenEdges.add(id)
    return [{ id, source, target }]
  })
  return selectOnly(
    { nodes: [...canvas.nodes, ...nodes], edges: [...canvas.edges, ...edges] },
    nodes.map(({ id }) => id),
  )
}
