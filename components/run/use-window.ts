'use client'

import { useCallback, useState } from 'react'

type WindowOptions = { count: number; sizePx: number; axis: 'x' | 'y' }

const overscan = 4
const beforeMeasuring = { first: 0, last: 12 }

/**
 * Which of many equally large items are near the visible part of a scrolling element, so that only those are drawn.
 *
 * @returns `attach` for the `ref` of the scrolling element, and the range `from` (inclusive) to `to` (exclusive).
 */
export function useWindow({ count, sizePx, axis }: WindowOptions) {
  const [seen, setSeen] = useState(beforeMeasuring)

  const attach = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return
      const measure = () => {
        const offset = axis === 'x' ? element.scrollLeft : element.scrollTop
        const length = axis === 'x' ? element.clientWidth : element.clientHeight
        const first = Math.floor(offset / sizePx)
        const last = Math.ceil((offset + length) / sizePx)
        setSeen((known) => (known.first === first && known.last === last ? known : { first, last }))
      }
      const observer = new ResizeObserver(measure)
      observer.observe(element)
      element.addEventListener('scroll', measure, { passive: true })
      return () => {
        observer.disconnect()
        element.removeEventListener('scroll', measure)
      }
    },
    [axis, sizePx],
  )

  const to = Math.min(count, seen.last + overscan)
  return { attach, from: Math.max(0, Math.min(seen.first - overscan, to - 1)), to }
}
