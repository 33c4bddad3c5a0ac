'use client'

import type { DragEvent } from 'react'
import { nodeTypes } from '@/lib/nodes'
import { useAddNode } from '../use-add-node'

/** What the palette puts on the drag. */
export const nodeDragType = 'application/x-parallax-node'

/** Lets a node type of the palette be dropped onto the element. */
export function useNodeDrop() {
  const add = useAddNode()
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(nodeDragType)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'move'
    },
    onDrop: (event: DragEvent) => {
      const type = nodeTypes.find((candidate) => candidate === event.dataTransfer.getData(nodeDragType))
      if (type === undefined) return
      event.preventDefault()
      add(type, { x: event.clientX, y: event.clientY })
    },
  }
}
