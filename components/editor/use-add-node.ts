'use client'

import { useReactFlow } from 'reactflow'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { nodeWidth, typicalHeight, type Point } from '@/lib/editor/canvas'
import { addNext } from '@/lib/editor/commands/add-next'
import { addNode } from '@/lib/editor/commands/add-node'
import { nodeDefinitions, type NodeType } from '@/lib/nodes'

/**
 * Adds a node: at a point of the screen when there is one; else behind the selected node and joined to it, where the two can be
 * joined; else in the middle of what is seen.
 */
export function useAddNode(): (type: NodeType, at?: Point) => void {
  const { store } = useEditorSurroundings()
  const { screenToFlowPosition, fitView } = useReactFlow()

  return (type, at) => {
    const { edit, nodes } = store.getState()
    if (at !== undefined) {
      const point = screenToFlowPosition(at)
      edit((canvas) => addNode(canvas, type, { x: point.x - nodeWidth / 2, y: point.y - 20 }))
      return
    }
    const [selected, ...others] = nodes.filter((node) => node.selected)
    const follows =
      selected !== undefined &&
      others.length === 0 &&
      nodeDefinitions[selected.type].handles.output &&
      nodeDefinitions[type].handles.input
    if (follows) edit((canvas) => addNext(canvas, selected.id, 'after', type))
    else edit((canvas) => addNode(canvas, type, middleOfCanvas(screenToFlowPosition)))
    reveal()
  }

  /** After the paint that measures the new node: what cannot be seen was not added, as far as a person knows. */
  function reveal() {
    const added = store.getState().nodes.at(-1)
    if (added === undefined) return
    setTimeout(() => {
      const pane = document.querySelector('.react-flow')?.getBoundingClientRect()
      const element = document.querySelector(`.react-flow__node[data-id="${added.id}"]`)?.getBoundingClientRect()
      if (pane === undefined || element === undefined) return
      const isSeen =
        element.left >= pane.left &&
        element.right <= pane.right &&
        element.top >= pane.top &&
        element.bottom <= pane.bottom
      if (!isSeen) void fitView({ maxZoom: 1, padding: 0.15, duration: 200 })
    }, 60)
  }
}

function middleOfCanvas(toFlow: (point: Point) => Point): Point {
  const pane = document.querySelector('.react-flow')?.getBoundingClientRect()
  const middle = toFlow({
    x: (pane?.left ?? 0) + (pane?.width ?? 800) / 2,
    y: (pane?.top ?? 0) + (pane?.height ?? 600) / 2,
  })
  return { x: middle.x - nodeWidth / 2, y: middle.y - typicalHeight / 2 }
}
