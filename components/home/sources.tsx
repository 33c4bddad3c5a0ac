import { ChevronRight, ExternalLink } from 'lucide-react'

export type Source = { title: string; author: string; url: string; licence: string; note: string }

/** Where the sample input comes from and what its licence is. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  if (sources.length === 0) return null
  return (
    <details className="group text-xs text-muted">
      <summary className="flex min-h-6 list-none items-center gap-1 text-faint hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 shrink-0 transition-transform group-open:rotate-90" />
        Sources and licences of the sample input
      </summary>
      <ul className="mt-1.5 space-y-2 border-l-2 border-line pl-3">
        {sources.map((source) => (
          <li key={`${source.title}${source.url}`}>
            <a
              href={source.url}
              target="_blank"
              rel="noopener noreferrer"
              className="font-medium text-ink underline decoration-edge underline-offset-2 hover:decoration-ink"
            >
              {source.title}
              <ExternalLink aria-hidden className="ml-1 inline size-3" />
            </a>
            , {source.author}. {source.licence}. {source.note}
          </li>
        ))}
      </ul>
    </details>
  )
}
