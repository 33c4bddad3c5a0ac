import type { AggregationResult } from '@/lib/aggregation/contract'
import { cn } from '@/components/ui/cn'
import { formatCount, formatShare } from './format-figures'

/** The counts behind a vote: a table whose bars are drawn in its cells, with the plausible range of every share. */
export function TallyTable({ aggregation }: { aggregation: AggregationResult }) {
  const { tallies, value } = aggregation
  if (tallies.length === 0) return null
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="pb-1.5 text-left text-xs font-medium text-muted">Votes</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Answer</th>
          <th scope="col">Share and plausible range</th>
          <th scope="col">Votes</th>
        </tr>
      </thead>
      <tbody>
        {tallies.map((tally, at) => {
          const isWinner = tally.answer === value
          return (
            <tr key={at} className="align-top">
              <th
                scope="row"
                className={cn('py-1 pr-3 text-left font-normal break-words', isWinner && 'font-semibold')}
              >
                {tally.answer}
                {isWinner ? <span className="sr-only"> (the result)</span> : null}
              </th>
              <td className="w-2/5 py-1.5 pr-3">
                <div aria-hidden className="relative mt-0.5 h-2.5 rounded-full bg-active">
                  <div
                    className={cn('h-full rounded-full', isWinner ? 'bg-accent' : 'bg-edge')}
                    style={{ width: `${tally.share * 100}%` }}
                  />
                  {tally.interval === null ? null : (
                    <div
                      className="absolute top-1/2 h-4 -translate-y-1/2 border-x border-ink/70"
                      style={{
                        left: `${tally.interval.low * 100}%`,
                        width: `${(tally.interval.high - tally.interval.low) * 100}%`,
                      }}
                    />
                  )}
                </div>
                <span className="sr-only">
                  {formatShare(tally.share)}
                  {tally.interval === null
                    ? ''
                    : `, plausible range ${formatShare(tally.interval.low)} to ${formatShare(tally.interval.high)}`}
                </span>
              </td>
              <td className="py-1 text-right whitespace-nowrap tabular">
                {formatCount(tally.votes)} <span className="text-faint">({formatShare(tally.share)})</span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
