import type { AggregationResult } from '@/lib/aggregation/contract'
import { cn } from '@/components/ui/cn'
import { formatCount, formatShare } from './format-figures'
import { formatRange } from './vote-board/tally-rows'

/** The counts behind a vote in words, with the plausible range of every share. */
export function TallyTable({ aggregation: { tallies, value } }: { aggregation: AggregationResult }) {
  const winners = Array.isArray(value) ? value : [value]
  return (
    <table className="w-full border-collapse text-xs">
      <caption className="sr-only">Votes</caption>
      <thead className="text-left text-muted">
        <tr>
          {['Answer', 'Votes', 'Share', 'Plausible range'].map((head) => (
            <th key={head} scope="col" className="border-b border-line py-1 pr-3 font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="tabular">
        {tallies.map(({ answer, votes, share, interval, abstained }, at) => {
          const isWinner = !abstained && winners.includes(answer)
          return (
            <tr key={at} className="align-top">
              <th
                scope="row"
                className={cn('py-1 pr-3 text-left font-normal break-words', isWinner && 'font-semibold')}
              >
                {abstained ? 'Abstained' : answer}
                {isWinner ? <span className="sr-only"> (the result)</span> : null}
              </th>
              <td className="py-1 pr-3">{formatCount(votes)}</td>
              <td className="py-1 pr-3">{formatShare(share)}</td>
              <td className="py-1 pr-3">{interval === null ? '' : formatRange(interval)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
