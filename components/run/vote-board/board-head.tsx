import { TriangleAlert } from 'lucide-react'
import type { AggregationResult } from '@/lib/aggregation/contract'
import { findHeaping } from '@/lib/aggregation/numeric/round-numbers'
import { votesNeeded } from '@/lib/aggregation/votes-needed'
import { formatShare, formatValue, plural } from '../format-figures'
import { OutcomeBadge } from '../outcome-badge'
import { ruleLabel } from '../rule-label'
import { saysOf } from './other-ways'

type BoardHeadProps = { aggregation: AggregationResult; asides: readonly string[] }

/** What came out, how far the branches agree, and what to be careful about, in sentences. */
export function BoardHead({ aggregation, asides }: BoardHeadProps) {
  const { outcome, rule, agreement, tieBreak, notes } = aggregation
  const warnings = warningsOf(aggregation)
  const facts = [marginOf(aggregation), thresholdOf(aggregation)].filter((fact) => fact !== null)
  const said = notes.filter(({ code }) => !warned.includes(code))
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <OutcomeBadge outcome={outcome} />
        <span className="text-sm text-muted">{ruleLabel(rule)}</span>
      </div>
      <p className="text-xl font-semibold break-words tabular">{saysOf(aggregation)}</p>
      {agreement === null ? null : (
        <p className="text-base">
          <span className="text-muted">Agreement </span>
          <span className="font-medium tabular">{agreement.reading}</span>
        </p>
      )}
      {facts.length + tieBreak.length === 0 ? null : (
        <ul className="space-y-0.5 text-sm">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
          {tieBreak.map(({ policy, detail }) => (
            <li key={`${policy}${detail}`}>{`Tie: ${detail}`}</li>
          ))}
        </ul>
      )}
      {warnings.length === 0 ? null : (
        <ul aria-label="Be careful" className="space-y-1 rounded-lg bg-warning-soft px-3 py-2 text-sm">
          {warnings.map((warning) => (
            <li key={warning} className="flex gap-2">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
              <span className="min-w-0 break-words">{warning}</span>
            </li>
          ))}
        </ul>
      )}
      {asides.length + said.length === 0 ? null : (
        <ul className="space-y-1 text-xs text-muted">
          {[...asides, ...said.map(({ message }) => message)].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Notes that are said as warnings, or in a sentence of their own. */
const warned: readonly string[] = ['mixed_units', 'possible_unit_error', 'stopped_early']

function warningsOf({ notes, statistics }: AggregationResult): string[] {
  const noted = notes.filter(({ code }) => code === 'mixed_units' || code === 'possible_unit_error')
  const heaping = statistics === null ? null : findHeaping(statistics.values.map(({ value }) => value))
  const rounded =
    heaping === null
      ? []
      : [
          `Round numbers: ${heaping.round} of ${heaping.answers} different answers are multiples of ${heaping.base}, far more than by chance. They look like guesses, not like something looked up.`,
        ]
  return [...noted.map(({ message }) => message), ...rounded]
}

function marginOf({ agreement, tallies, preferences }: AggregationResult): string | null {
  const margin = agreement?.figures.margin
  const [first, second] = tallies.filter(({ abstained }) => !abstained)
  if (margin === undefined || margin === null || first === undefined || preferences !== null) return null
  if (second === undefined) return 'Nobody who answered said anything else.'
  if (margin === 0) return null
  return `Margin: “${short(first.answer)}” is ahead of “${short(second.answer)}” by ${formatValue(first.votes - second.votes)} (${formatShare(margin)} of all that counts).`
}

function thresholdOf(aggregation: AggregationResult): string | null {
  const threshold = votesNeeded(aggregation)
  if (threshold === null) return null
  const { needed, most, missing } = threshold
  return missing === 0
    ? `It needed ${plural(needed, 'vote')} to pass and has ${formatValue(most)}.`
    : `${plural(missing, 'vote')} missing to pass: the leading answer has ${formatValue(most)} of the ${needed} that it needs.`
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
