import type { Named } from '../branches'
import { formatNumber, formatShare, formatShareRange } from '../markdown/format-number'
import { markdownTable } from '../markdown/table'
import { listNames } from '../extraction/note-remarks'
import type { Count } from './tally-ballots'

/** The counts as a table; minority answers keep their branches. Empty when nobody voted. */
export function ballotTable({ tallies }: Count, voters: readonly Named[]): string {
  if (tallies.length === 0) return ''
  const labels = new Map(voters.map(({ index, label }) => [index, label]))
  return markdownTable(
    [
      { head: 'Answer' },
      { head: 'Votes', align: 'right' },
      { head: 'Share', align: 'right' },
      { head: 'Plausible range', align: 'right' },
      { head: 'Branches' },
    ],
    tallies.map((tally) => [
      tally.answer,
      formatNumber(tally.votes),
      tally.interval === null && tally.share === 0 ? '' : formatShare(tally.share),
      tally.interval === null ? '' : formatShareRange(tally.interval),
      listNames(tally.branches.map((index) => labels.get(index) ?? String(index))),
    ]),
  )
}
