import { ChevronRight } from 'lucide-react'
import type { Findings } from '@/lib/aggregation/contract'
import { shareReading } from '@/lib/aggregation/markdown/format-number'
import { plural } from '../format-figures'
import type { IncomingRef } from '../incoming-refs'
import { SourceButton } from '../source-button'
import { SeverityMark } from './severity-mark'

type FindingLineProps = { item: Findings['items'][number]; reviewers: number; refs: readonly IncomingRef[] }

const shownFields = ['severity', 'file', 'line', 'rule'] as const

/** One issue; what each reviewer wrote of it unfolds. */
export function FindingLine({ item, reviewers, refs }: FindingLineProps) {
  const { text, place, kind, severity, branches, interval, evidence } = item
  return (
    <li className="flex flex-col gap-1 px-4 py-2.5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <SeverityMark severity={severity} />
        {place === null ? null : <code className="font-mono text-xs break-all text-muted">{place}</code>}
        {kind === null || kind === text ? null : <span className="text-xs text-muted">{kind}</span>}
        <span className="ml-auto text-xs text-muted tabular">
          flagged by {shareReading(branches.length, reviewers, interval)}
        </span>
      </div>
      <p className="text-sm break-words">{text}</p>
      <details className="group/evidence">
        <summary className="flex min-h-6 w-fit list-none items-center gap-1 rounded-sm text-xs text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/evidence:rotate-90" />
          Evidence of {plural(branches.length, 'reviewer')}
        </summary>
        <ul className="mt-1 space-y-1.5">
          {evidence.map((one, at) => (
            <li key={at} className="border-l-2 border-edge pl-3 text-sm">
              <p className="break-words">{one.text}</p>
              <p className="flex flex-wrap items-center gap-x-3 text-xs text-muted">
                <SourceButton source={refs[one.branch]} fallback={`Branch ${one.branch + 1}`} />
                {one.severity === null ? null : <SeverityMark severity={one.severity} />}
                {otherFields(one)}
              </p>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

/** What a reviewer gave beyond what is shown already, in its own names. */
function otherFields({ fields, text }: FindingLineProps['item']['evidence'][number]): string {
  const line = fields.line === undefined ? [] : [`line ${String(fields.line)}`]
  const others = Object.entries(fields).flatMap(([name, value]) => {
    const isPlain = typeof value === 'string' || typeof value === 'number'
    const isShown = shownFields.some((shown) => shown === name) || value === text
    return isPlain && !isShown ? [`${name}: ${value}`] : []
  })
  return [...line, ...others].join(' · ')
}
