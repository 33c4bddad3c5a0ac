import type { NodeData, NodeType } from '../nodes'
import { nodeDefinitions } from '../nodes'
import type { Canvas, CanvasNode } from './canvas'

type Drawn = { type: NodeType; x?: number; y?: number; selected?: boolean; data?: Partial<NodeData> }

/** A canvas for tests: nodes by id, edges as `a → b`. */
export function drawCanvas(nodes: Record<string, Drawn>, edges: readonly string[] = []): Canvas {
  return {
    nodes: Object.entries(nodes).map(([id, { type, x = 0, y = 0, selected, data }]) => {
      const whole = { ...nodeDefinitions[type].defaults, label: id, ...data }
      // The cast: a test draws data of the type that it names.
      return { id, type, position: { x, y }, data: whole, ...(selected ? { selected } : {}) } as CanvasNode
    }),
    edges: edges.map((edge) => {
      const [source = '', target = ''] = edge.split(' → ')
      return { id: `${source}-${target}`, source, target }
    }),
  }
}

/** The edges as they are drawn. */
export function edgesOf(canvas: Canvas): string[] {
  return canvas.edges.map(({ source, target }) => `${source} → ${target}`)
}

export function idsOfNodes(canvas: Canvas): string[] {
  return canvas.nodes.map(({ id }) => id)
}

export function selectedIds(canvas: Canvas): string[] {
  return canvas.nodes.filter(({ selected }) => selected).map(({ id }) => id)
}
