'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import { lightQuotes } from './light-quotes'

/** Rendered text in which some sentences may be lit. `text` is what the children were rendered from. */
export function LitText({ quotes, text, children }: { quotes: readonly string[]; text: string; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (root.current === null || quotes.length === 0) return
    return lightQuotes(root.current, quotes)
  }, [quotes, text])
  return <div ref={root}>{children}</div>
}
