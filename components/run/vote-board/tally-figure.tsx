'use client'

import dynamic from 'next/dynamic'
import type { AggregationResult } from '@/lib/aggregation/contract'
import { votesNeeded } from '@/lib/aggregation/votes-needed'
import { plural } from '../format-figures'
import { TallyTable } from '../tally-table'
import { AsTable } from './as-table'
import { mostBars, tallyChartHeightPx, tallyRows } from './tally-rows'

// Charts are heavy: they come when a vote is looked at, not with every page of a run.
const TallyChart = dynamic(() => import('./tally-chart').then(({ TallyChart }) => TallyChart), { ssr: false })

/** The counts of a vote as bars, and as the table that says the same in words. */
export function TallyFigure({ aggregation }: { aggregation: AggregationResult }) {
  const all = tallyRows(aggregation)
  if (aggregation.tallies.length === 0) return null
  const rows = all.slice(0, mostBars)
  const needed = votesNeeded(aggregation)?.needed ?? null
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="text-xs font-medium text-muted">
        {aggregation.preferences === null ? 'Votes' : 'First places'}, with the plausible range of each share
        {needed === null ? '' : `; the dashed line is at the ${plural(needed, 'vote')} that an answer needs`}
      </figcaption>
      <div
        role="img"
        aria-label={rows
          .map(({ answer, reading, kind }) => `${answer}: ${reading}${kind === 'result' ? ', the result' : ''}`)
          .join('; ')}
        style={{ height: tallyChartHeightPx(rows.length) }}
      >
        <TallyChart rows={rows} needed={needed} />
      </div>
      {all.length > rows.length ? (
        <p className="text-xs text-muted">{plural(all.length - rows.length, 'further answer')} in the table.</p>
      ) : null}
      <AsTable>
        <TallyTable aggregation={aggregation} />
      </AsTable>
    </figure>
  )
}
