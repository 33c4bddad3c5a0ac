'use client'

import { useEffect } from 'react'
import { useReactFlow, useStoreApi } from 'reactflow'

/** Keeps in the middle what is in the middle when the canvas grows or shrinks: the run's drawer must not hide what is looked at. */
export function useKeepCentre(): void {
  const flow = useStoreApi()
  const { setViewport } = useReactFlow()

  useEffect(() => {
    let { width, height } = flow.getState()
    return flow.subscribe((state) => {
      if (state.width === width && state.height === height) return
      const [x, y, zoom] = state.transform
      const wasMeasured = width > 0 && height > 0 && state.width > 0 && state.height > 0
      const shift = { x: (state.width - width) / 2, y: (state.height - height) / 2 }
      width = state.width
      height = state.height
      if (wasMeasured) void setViewport({ x: x + shift.x, y: y + shift.y, zoom })
    })
  }, [flow, setViewport])
}
