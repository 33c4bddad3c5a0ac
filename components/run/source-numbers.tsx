'use client'

import { createContext, use } from 'react'

/** What the ids of an answer's sources begin with. */
export const SourcesContext = createContext('')

/** "1, 2" behind the words that rest on them. */
export function SourceNumbers({ numbers }: { numbers: readonly string[] }) {
  const id = use(SourcesContext)
  return (
    <sup className="ml-0.5 text-2xs leading-none tabular">
      {numbers.map((number, at) => (
        <span key={number}>
          {at === 0 ? null : ', '}
          <a
            href={`#${id}-${number}`}
            aria-label={`Source ${number}`}
            className="text-accent-ink underline underline-offset-2"
          >
            {number}
          </a>
        </span>
      ))}
    </sup>
  )
}
