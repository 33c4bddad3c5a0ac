import type { AggregationResult, Outcome } from '@/lib/aggregation/contract'
import { formatValue, plural } from './format-figures'

/** What another way of combining the same branches changed. `sentences` say what is the same or not, the most important first. */
type AggregationChange = { isSame: boolean; sentences: string[] }

/** `combined`: the same branches by another rule. `renewed`: branches of which some were called again. */
type Difference = 'combined' | 'renewed'

/** Compares two results of one aggregate: first the result itself, then what it rests on. */
export function aggregationChange(
  own: AggregationResult,
  other: AggregationResult,
  difference: Difference = 'combined',
): AggregationChange {
  const [before, after] = [namedResult(own), namedResult(other)]
  const isSame = own.outcome === other.outcome && plainValue(own) === plainValue(other)
  const areTexts = [own, other].every((aggregation) => aggregation.outcome === 'decided' && isText(aggregation))
  const isRenewed = difference === 'renewed'
  const textChanged = isRenewed ? 'The text changed.' : 'The text is put together differently.'
  const what = areTexts ? textChanged : `${capitalised(before)} became ${after}.`
  const same = isRenewed ? `As before: ${before}.` : `Both ways: ${before}.`
  const used = (aggregation: AggregationResult) => aggregation.provenance.map(({ index }) => index).join()
  return {
    isSame,
    sentences: [
      isSame ? (areTexts ? 'The text is the same.' : same) : what,
      ...(used(own) === used(other) ? [] : [`It rests on ${usedOf(other)} instead of ${usedOf(own)}.`]),
      ...(isRenewed ? agreementChange(own, other) : []),
    ],
  }
}

/** Two rules need not measure the same agreement; the same rule does. */
function agreementChange({ agreement: before }: AggregationResult, { agreement: after }: AggregationResult): string[] {
  if (before === null || after === null || before.statistic !== after.statistic) return []
  return before.reading === after.reading ? [] : [`Agreement was ${before.reading}, and is ${after.reading}.`]
}

/** The answer that was elected or the figure that was computed, or why there is none, as it is shown; null where the result is a text. */
export function headlineOf({ outcome, value, statistics, ...aggregation }: AggregationResult): string | null {
  if (isText({ statistics, ...aggregation })) return null
  if (outcome !== 'decided') return capitalised(withoutResult[outcome])
  if (typeof value === 'number') return formatValue(value, statistics?.unit ?? null)
  return typeof value === 'string' ? value : null
}

/** Whether the result is a text that branches were joined to, and no answer that was counted or computed. */
function isText({ tallies, statistics }: Pick<AggregationResult, 'tallies' | 'statistics'>): boolean {
  return tallies.length === 0 && statistics === null
}

/** A figure is the same whether it was counted as an answer or computed. */
function plainValue({ value }: AggregationResult): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}

const withoutResult: Record<Exclude<Outcome, 'decided'>, string> = {
  tie: 'a tie',
  no_consensus: 'no consensus',
  insufficient: 'too few answers',
  error: 'no result',
}
const longestName = 80

function namedResult(aggregation: AggregationResult): string {
  if (aggregation.outcome !== 'decided') return withoutResult[aggregation.outcome]
  const headline = headlineOf(aggregation)
  if (headline === null) return 'a text'
  return `“${headline.length > longestName ? `${headline.slice(0, longestName)}…` : headline}”`
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function usedOf({ provenance, excluded }: AggregationResult): string {
  return `${provenance.length} of ${plural(provenance.length + excluded.length, 'branch', 'branches')}`
}
