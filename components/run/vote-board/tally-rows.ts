import type { AggregationResult, Interval } from '@/lib/aggregation/contract'
import { formatCount, formatShare } from '../format-figures'

/** One bar. `low` and `high` are the ends of its plausible range, in votes; null where there is none. */
export type TallyRow = {
  kind: 'result' | 'other' | 'abstained' | 'excluded'
  answer: string
  votes: number
  range: Interval | null
  /** "3 of 5 (60 %, 23–88 %)" */
  reading: string
}

const rowPx = 34
export const axisPx = 22

/** Known before the chart has come, so that nothing jumps when it does. */
export function tallyChartHeightPx(bars: number): number {
  return bars * rowPx + axisPx
}

/** More bars are no picture any more; the table has them all. */
export const mostBars = 24

/** The bars of a vote: every answer, those who abstained, those that could not be counted. */
export function tallyRows({ tallies, excluded, value }: AggregationResult): TallyRow[] {
  const winners = Array.isArray(value) ? value : [value]
  const base = baseOf(tallies)
  const rows = tallies.map(({ answer, votes, share, interval, abstained }): TallyRow => {
    const of = abstained ? 'abstained' : winners.includes(answer) ? 'result' : 'other'
    const range = interval === null ? '' : `, ${formatRange(interval)}`
    return {
      kind: of,
      answer: abstained ? 'Abstained' : answer,
      votes,
      range: interval === null || base === null ? null : { low: interval.low * base, high: interval.high * base },
      reading: `${formatCount(votes)} (${formatShare(share)}${range})`,
    }
  })
  const unread = excluded.length
  return unread === 0
    ? rows
    : [...rows, { kind: 'excluded', answer: 'Not counted', votes: unread, range: null, reading: formatCount(unread) }]
}

/** What a share is a share of, in votes or weight; null where nothing was counted. */
function baseOf(tallies: AggregationResult['tallies']): number | null {
  const counted = tallies.find(({ share }) => share > 0)
  return counted === undefined ? null : counted.votes / counted.share
}

export function formatRange({ low, high }: Interval): string {
  return `${Math.round(low * 100)}–${Math.round(high * 100)} %`
}
