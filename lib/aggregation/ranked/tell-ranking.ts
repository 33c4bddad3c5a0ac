import type { Agreement, AggregationResult, Excluded, Note, Preferences, Tally } from '../contract'
import { formatNumber } from '../markdown/format-number'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { markdownTable } from '../markdown/table'
import type { RankedVerdict } from './rank-options'

/** A table of pairs with more columns is no longer read. */
const readableOptions = 10

type Told = {
  verdict: RankedVerdict
  notes: readonly Note[]
  agreement: Agreement | null
  ranking: AggregationResult['ranking']
  scoreHead: string
  tallies: readonly Tally[]
  preferences: Preferences
  excluded: readonly Excluded[]
}

/** A vote by rankings as a person reads it: who is elected, the order, every round or every pair. */
export function tellRanking(told: Told): string {
  const { verdict, notes, agreement, preferences, excluded } = told
  return paragraphs(
    verdict.outcome === 'decided' ? `**${verdict.value}**` : `**${headline[verdict.outcome]}** ${verdict.reason}`,
    agreement === null || verdict.outcome !== 'decided' ? '' : `Agreement ${agreement.reading}.`,
    verdict.steps.map(({ policy, detail }) => `Tie-break (${policy}): ${detail}`).join('\n'),
    notes.map(({ message }) => message).join('\n'),
    orderTable(told),
    preferences.rounds === null ? pairTable(preferences) : roundTable(preferences),
    missingBranches(excluded),
  )
}

const headline = { tie: 'Tie.', no_consensus: 'No consensus.', insufficient: 'Not enough answers.' }

function orderTable({ ranking, scoreHead, tallies }: Told): string {
  if (ranking.length === 0) return ''
  const first = new Map(tallies.map(({ answer, votes }) => [answer, votes]))
  return markdownTable(
    [
      { head: 'Rank', align: 'right' },
      { head: 'Option' },
      { head: scoreHead, align: 'right' },
      { head: 'First places', align: 'right' },
    ],
    ranking.map(({ answer, rank, score }) => [
      String(rank),
      answer,
      formatNumber(score),
      formatNumber(first.get(answer) ?? 0),
    ]),
  )
}

/** How many rankings put the option of the row before the one of the column. */
function pairTable({ options, pairwise }: Preferences): string {
  if (options.length < 2 || options.length > readableOptions) return ''
  return markdownTable(
    [{ head: 'Preferred to' }, ...options.map((head) => ({ head: cellHead(head), align: 'right' as const }))],
    pairwise.map((row, x) => [options[x] ?? '', ...row.map((votes, y) => (x === y ? '' : String(votes)))]),
  )
}

function roundTable({ options, rounds }: Preferences): string {
  return markdownTable(
    [{ head: 'Round', align: 'right' }, { head: 'Votes' }, { head: 'Exhausted', align: 'right' }, { head: 'Goes out' }],
    (rounds ?? []).map(({ votes, exhausted, eliminated, tieBroken }, at) => [
      String(at + 1),
      votes
        .flatMap((each, option) => (each === null ? [] : [`${options[option] ?? ''} ${formatNumber(each)}`]))
        .join(', '),
      String(exhausted),
      eliminated === null ? '' : `${eliminated}${tieBroken === null ? '' : ` (${tieWords[tieBroken]})`}`,
    ]),
  )
}

const tieWords = {
  earlierRound: 'tied, fewer votes in an earlier round',
  borda: 'tied, fewer Borda points',
  optionOrder: 'tied, the last in order',
}

/** The head of a column is not escaped by the table. */
function cellHead(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim()
}
