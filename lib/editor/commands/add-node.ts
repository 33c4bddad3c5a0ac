import { nodeDefinitions, type NodeData, type NodeType } from '../../nodes'
import { nodeWidth, snap, typicalHeight, type Canvas, type CanvasNode, type Point } from '../canvas'
import { idsOf, uniqueNodeId } from '../node-id'
import { selectOnly } from './select'

/** A new node as its type begins: unconnected, its upper left corner at `position`. */
function createNode(type: NodeType, position: Point, taken: ReadonlySet<string>): CanvasNode {
  const data: NodeData = structuredClone(nodeDefinitions[type].defaults)
  // The cast: TypeScript cannot see that the defaults are those of this very type.
  return { id: uniqueNodeId(data.label, taken), type, position: snap(position), data } as CanvasNode
}

/** Adds a node, moved aside where another one already is, and selects it alone. */
export function addNode(canvas: Canvas, type: NodeType, position: Point): Canvas & { added: CanvasNode } {
  const node = createNode(type, freeSpot(canvas, position), idsOf(canvas.nodes))
  const added: CanvasNode = { ...node, selected: true }
  return { ...selectOnly({ nodes: [...canvas.nodes, added], edges: canvas.edges }, [node.id]), added }
}

/** The spot, or the nearest one below it that lies on no other node. */
function freeSpot(canvas: Canvas, wanted: Point): Point {
  const step = 24
  const covers = (spot: Point) =>
    canvas.nodes.some(({ position, measured }) => {
      const height = measured?.height ?? typicalHeight
      const overlapsX = Math.abs(position.x - spot.x) < nodeWidth
      return overlapsX && spot.y < position.y + height && position.y < spot.y + typicalHeight
    })
  let spot = wanted
  for (let tries = 0; tries < 200 && covers(spot); tries += 1) spot = { x: spot.x, y: spot.y + step }
  return spot
}
