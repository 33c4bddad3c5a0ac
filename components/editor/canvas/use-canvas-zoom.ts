'use client'

import { useEffect, useRef, type RefObject } from 'react'
import { useStoreApi } from 'reactflow'

/**
 * Tells the style sheet how far the canvas is zoomed, so that what must be hit keeps its size on the screen at every zoom. Written
 * to the element and not through React: zooming would paint every node anew.
 */
export function useCanvasZoom(): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  const flow = useStoreApi()

  useEffect(() => {
    let shown = 0
    const write = () => {
      const zoom = flow.getState().transform[2]
      if (zoom === shown) return
      shown = zoom
      element.current?.style.setProperty('--unzoom', String(1 / zoom))
    }
    write()
    return flow.subscribe(write)
  }, [flow])

  return element
}
