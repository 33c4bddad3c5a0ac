'use client'

import { ArrowLeftRight, Equal, Pin, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AggregationResult } from '@/lib/aggregation/contract'
import type { NodeRunState } from '@/lib/engine/run-state'
import { Badge } from '@/components/ui/badge'
import { aggregationChange, headlineOf } from './aggregation-change'
import { AggregationReport } from './aggregation-report'
import { ErrorNote } from './error-note'
import type { IncomingRef } from './incoming-refs'
import { optionsInWords } from './options-in-words'
import { ruleLabel } from './rule-label'
import { SafeMarkdown } from './safe-markdown'

type AggregationComparisonProps = {
  node: NodeRunState
  other: AggregationResult
  /** Whether it is recorded; else it stands on this screen alone. */
  isKept: boolean
  refs: readonly IncomingRef[]
  /** What can be done with it. */
  children?: ReactNode
}

/** The run's own result and another way of combining the same branches, side by side, with what differs said above. */
export function AggregationComparison({ node, other, isKept, refs, children }: AggregationComparisonProps) {
  const { aggregation: own, error, reason } = node
  const rule = ruleLabel(other.rule)
  const options = optionsInWords(other)
  const why = error ?? { code: node.status, message: reason ?? 'This step was not reached.' }
  return (
    <section
      aria-label={[`${node.label} aggregated by ${rule}`, ...options].join(', ')}
      className="@container flex flex-col gap-2.5"
    >
      <Change own={own} other={other} />
      {children}
      <div className="grid gap-3 @lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-3">
          <h3 className="text-xs font-medium text-muted">The run’s own result</h3>
          {own === null ? (
            <ErrorNote error={why} />
          ) : (
            <Side name={`${node.label} in the run`} result={own} refs={refs} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-3 rounded-lg border border-accent bg-surface p-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h3 className="text-xs font-medium text-accent-ink">Another way: {rule}</h3>
            {isKept ? (
              <Badge>
                <Pin aria-hidden /> Kept
              </Badge>
            ) : (
              <Badge tone="accent">Preview, not kept</Badge>
            )}
          </div>
          <Side name={`${node.label} another way`} result={other} refs={refs} />
        </div>
      </div>
    </section>
  )
}

function Change({ own, other }: { own: AggregationResult | null; other: AggregationResult }) {
  const change = own === null ? null : aggregationChange(own, other)
  const sentences = change?.sentences ?? ['The run itself has no result here.']
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      {change === null ? (
        <Badge tone="accent">
          <Plus aria-hidden /> New
        </Badge>
      ) : change.isSame ? (
        <Badge>
          <Equal aria-hidden /> Same result
        </Badge>
      ) : (
        <Badge tone="warning">
          <ArrowLeftRight aria-hidden /> Changed
        </Badge>
      )}
      <span className="min-w-0 break-words">{sentences.join(' ')}</span>
    </div>
  )
}

type SideProps = { name: string; result: AggregationResult; refs: readonly IncomingRef[] }

/** The answer first, then what it rests on. A text is as long as it is, so it scrolls in its own place. */
function Side({ name, result, refs }: SideProps) {
  const headline = headlineOf(result)
  const options = optionsInWords(result)
  return (
    <>
      {headline === null ? (
        <div
          role="region"
          aria-label={`Text of ${name}`}
          tabIndex={0}
          className="max-h-72 scroll-thin overflow-y-auto rounded-md border border-line px-3 py-2 focus-visible:-outline-offset-2 print:max-h-none"
        >
          <SafeMarkdown text={result.text} under={3} className="text-sm" />
        </div>
      ) : (
        <p className="text-lg font-semibold break-words tabular">{headline}</p>
      )}
      {options.length === 0 ? null : <p className="text-xs break-words text-muted">{options.join(' · ')}</p>}
      <AggregationReport label={name} aggregation={result} refs={refs} />
    </>
  )
}
