import { nodeWidth, snap, typicalHeight, type Canvas, type CanvasNode } from '../canvas'

export type Alignment = 'left' | 'right' | 'top' | 'bottom'

const heightOf = (node: CanvasNode) => node.measured?.height ?? typicalHeight

/** Moves the selected nodes to one line: the outermost edge of those selected. One node alone has nothing to align with. */
export function alignSelection(canvas: Canvas, alignment: Alignment): Canvas {
  const chosen = canvas.nodes.filter(({ selected }) => selected)
  if (chosen.length < 2) return canvas
  const place = placeFor(chosen, alignment)
  const nodes = canvas.nodes.map((node) => {
    if (!node.selected) return node
    const position = snap(place(node))
    return position.x === node.position.x && position.y === node.position.y ? node : { ...node, position }
  })
  return { nodes, edges: canvas.edges }
}

function placeFor(nodes: readonly CanvasNode[], alignment: Alignment): (node: CanvasNode) => { x: number; y: number } {
  switch (alignment) {
    case 'left': {
      const x = Math.min(...nodes.map(({ position }) => position.x))
      return (node) => ({ x, y: node.position.y })
    }
    case 'right': {
      const x = Math.max(...nodes.map(({ position }) => position.x + nodeWidth)) - nodeWidth
      return (node) => ({ x, y: node.position.y })
    }
    case 'top': {
      const y = Math.min(...nodes.map(({ position }) => position.y))
      return (node) => ({ x: node.position.x, y })
    }
    case 'bottom': {
      const bottom = Math.max(...nodes.map((node) => node.position.y + heightOf(node)))
      return (node) => ({ x: node.position.x, y: bottom - heightOf(node) })
    }
    default:
      return alignment satisfies never
  }
}
