'use client'

import { useEffect, useRef } from 'react'
import { useNodesInitialized, useReactFlow, useStoreApi } from 'reactflow'

const margin = 24
const readableZoom = 0.8

/**
 * The first look at a graph. Where it all fits in a readable size React Flow's own `fitView` has done it; on a narrow screen it
 * would be a row of stamps, so that the beginning is shown instead, with what comes next at the edge.
 */
export function useFirstFit(isWide: boolean): void {
  const isReady = useNodesInitialized()
  const flow = useStoreApi()
  const { getNodes, setViewport, fitView } = useReactFlow()
  const fitted = useRef<boolean | null>(null)

  useEffect(() => {
    const nodes = getNodes()
    if (!isReady || nodes.length === 0 || fitted.current === isWide) return
    // After the panels have taken their places.
    const frame = requestAnimationFrame(() => {
      const before = fitted.current
      fitted.current = isWide
      if (isWide) return before === null ? undefined : void fitView({ maxZoom: 1, padding: 0.08 })
      const [first] = [...nodes].sort((one, other) => one.position.x - other.position.x)
      if (first === undefined) return
      const middle = first.position.y + (first.measured?.height ?? 0) / 2
      void setViewport({
        x: margin - first.position.x * readableZoom,
        y: flow.getState().height / 2 - middle * readableZoom,
        zoom: readableZoom,
      })
    })
    return () => cancelAnimationFrame(frame)
  }, [isReady, isWide, flow, getNodes, setViewport, fitView])
}
