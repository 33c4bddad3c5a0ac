'use client'

import { useEffect, useState } from 'react'

/**
 * The browser's clock, read again every `everyMs`; 0 stands still. null until the page has come alive: the server's clock is another
 * one, and its picture must be the browser's first.
 */
export function useNow(everyMs: number): number | null {
  const [now, setNow] = useState<number | null>(null)

  useEffect(() => {
    const read = () => setNow(Date.now())
    const first = setTimeout(read)
    const timer = everyMs > 0 ? setInterval(read, everyMs) : undefined
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [everyMs])

  return now
}
