'use client'

import type { AggregationResult } from '@/lib/aggregation/contract'
import { reasonInWords } from '@/lib/aggregation/markdown/missing-branches'
import { plural } from './format-figures'
import type { IncomingRef } from './incoming-refs'
import { OutcomeBadge } from './outcome-badge'
import { ruleLabel } from './rule-label'
import { SourceButton } from './source-button'
import { NumberFigure } from './vote-board/number-figure'
import { TallyFigure } from './vote-board/tally-figure'

type AggregationReportProps = { label: string; aggregation: AggregationResult; refs: readonly IncomingRef[] }

/** What an aggregated result rests on: rule, outcome, agreement, which branches count and which are missing, and why. */
export function AggregationReport({ label, aggregation, refs }: AggregationReportProps) {
  const { outcome, rule, agreement, provenance, excluded, statistics, notes, tieBreak, value, findings } = aggregation
  const total = provenance.length + excluded.length
  return (
    <section aria-label={`What ${label} rests on`} className="flex flex-col gap-4">
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <OutcomeBadge outcome={outcome} />
          <span className="text-sm text-muted">{ruleLabel(rule)}</span>
        </div>
        {agreement === null ? null : (
          <p className="text-sm">
            <span className="text-muted">Agreement </span>
            <span className="font-medium tabular">{agreement.reading}</span>
          </p>
        )}
        <p className="text-sm">
          Rests on{' '}
          <strong className="font-medium tabular">
            {provenance.length} of {plural(total, 'branch', 'branches')}
          </strong>
          .
        </p>
      </div>

      {excluded.length === 0 ? null : (
        <div>
          <h3 className="text-xs font-medium text-muted">Not counted</h3>
          <ul className="mt-1 space-y-1.5 text-sm">
            {excluded.map((branch) => (
              <li key={branch.index}>
                <SourceButton source={refs[branch.index]} fallback={branch.label} />
                <span className="text-muted">: {branch.detail ?? reasonInWords(branch.reason)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}

      {findings === null ? <TallyFigure aggregation={aggregation} /> : null}
      {statistics === null ? null : (
        <NumberFigure
          summary={statistics}
          value={typeof value === 'number' ? value : null}
          rule={ruleLabel(rule)}
          refs={refs}
        />
      )}

      {notes.length + tieBreak.length === 0 ? null : (
        <ul className="space-y-1 text-xs text-muted">
          {tieBreak.map((step) => (
            <li key={`${step.policy}${step.detail}`}>{`Tie: ${step.detail}`}</li>
          ))}
          {notes.map((note) => (
            <li key={`${note.code}${note.message}`}>{note.message}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
