'use client'

import { useId, useMemo } from 'react'
import type { Citation } from '@/lib/engine/citation'
import { numberSources, type Source } from './cited-sources'
import { InertLink } from './inert-link'
import { SafeMarkdown } from './safe-markdown'
import { SourcesContext } from './source-numbers'

type CitedTextProps = { text: string; citations: readonly Citation[]; className?: string }

/** An answer with the numbers of its sources in it, and the sources below. Both come from the server's citations, not from its words. */
export function CitedText({ text, citations, className }: CitedTextProps) {
  const id = useId()
  const { sources, marks } = useMemo(() => numberSources(text, citations), [text, citations])
  return (
    <SourcesContext value={id}>
      <SafeMarkdown text={text} under={3} marks={marks} className={className} />
      <SourceList id={id} sources={sources} />
    </SourcesContext>
  )
}

function SourceList({ id, sources }: { id: string; sources: readonly Source[] }) {
  return (
    <section aria-label="Sources" className="mt-4 border-t border-line pt-3">
      <h4 className="text-xs font-medium text-muted">Sources</h4>
      <ol className="mt-1.5 space-y-2 text-xs">
        {sources.map(({ number, url, title, quotes }) => (
          <li
            key={number}
            id={`${id}-${number}`}
            tabIndex={-1}
            className="flex scroll-mt-4 gap-2 target:bg-accent-soft"
          >
            <span className="w-4 shrink-0 text-right text-faint tabular">{number}</span>
            <span className="min-w-0 break-words">
              <InertLink address={url}>{title ?? url}</InertLink>
              {quotes.map((quote) => (
                <span key={quote} className="mt-0.5 block text-faint">
                  “{quote}”
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
