import type { FlowNode, Graph } from '@/lib/graph/document'
import { countBranches } from '@/lib/graph/node-facts'
import type { NodeType } from '@/lib/nodes'

export type Box = { x: number; y: number; width: number; height: number; type: NodeType }

type Drawing = {
  boxes: Box[]
  /** Paths of the edges, one to every branch. */
  curves: string[]
  frame: { x: number; y: number; width: number; height: number }
  nodes: number
  branches: number
}

/** A node on the canvas, roughly: its own size is only known in the browser. */
const size = { width: 200, height: 84 }
const margin = 14
const smallest = { width: 4 * size.width, height: 2 * size.height }

/** Lays out a small picture of a graph from the places of its nodes. */
export function drawGraph(graph: Graph): Drawing {
  const nodes = graph.nodes.filter((node) => node.type !== 'note')
  const isCrowded = nodes.some((one) => nodes.some((other) => one !== other && areClose(one, other)))
  const boxesOf = new Map(nodes.map((node) => [node.id, nodeBoxes(node, isCrowded)]))
  const boxes = [...boxesOf.values()].flat()
  const curves = graph.edges.flatMap((edge) => {
    const targets = boxesOf.get(edge.target) ?? []
    return (boxesOf.get(edge.source) ?? []).flatMap((from) => targets.map((to) => curveBetween(from, to)))
  })
  const branches = nodes.reduce((sum, node) => sum + countBranches(node), 0)
  return { boxes, curves: [...new Set(curves)], frame: frameAround(boxes), nodes: nodes.length, branches }
}

/** Whether two nodes stand so near above each other that columns of branches would run into one another. */
function areClose(one: FlowNode, other: FlowNode): boolean {
  const { x, y } = one.position
  return Math.abs(x - other.position.x) < size.width && Math.abs(y - other.position.y) < 280
}

/** A node is one box; one with several branches is a column of bars, at most five of them. */
function nodeBoxes(node: FlowNode, isCrowded: boolean): Box[] {
  const { x, y } = node.position
  const bars = Math.min(countBranches(node), isCrowded ? 3 : 5)
  if (bars < 2) return [{ x, y, ...size, type: node.type }]
  const height = isCrowded ? 22 : 36
  const step = height + (isCrowded ? 9 : 16)
  const top = y + size.height / 2 - (bars * step - (step - height)) / 2
  return Array.from({ length: bars }, (_, at) => ({
    x,
    y: top + at * step,
    width: size.width,
    height,
    type: node.type,
  }))
}

function curveBetween(from: Box, to: Box): string {
  const startX = from.x + from.width
  const startY = from.y + from.height / 2
  const endY = to.y + to.height / 2
  const bend = Math.max(50, Math.abs(to.x - startX) / 2)
  return `M ${startX} ${startY} C ${startX + bend} ${startY}, ${to.x - bend} ${endY}, ${to.x} ${endY}`
}

function frameAround(boxes: readonly Box[]): Drawing['frame'] {
  if (boxes.length === 0) return { x: 0, y: 0, ...smallest }
  const left = Math.min(...boxes.map((box) => box.x))
  const top = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  // A single node is not blown up to the size of the picture.
  const width = Math.max(right - left, smallest.width) + 2 * margin
  const height = Math.max(bottom - top, smallest.height) + 2 * margin
  return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height }
}
