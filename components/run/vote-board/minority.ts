import type { AggregationResult } from '@/lib/aggregation/contract'
import { reasonBeforeAnswer } from '@/lib/aggregation/extraction/reason-before-answer'
import { formatValue } from '../format-figures'

/** An answer that did not win, with the branches that gave it and what each says for it; null where it says nothing. */
type MinorityAnswer = { answer: string; voices: { index: number; reason: string | null }[] }

const longestReason = 600

/**
 * The answers that did not win, those with the most votes first; of numbers, those far from the others.
 *
 * @param said what each branch said, by its index.
 */
export function minorityAnswers(aggregation: AggregationResult, said: ReadonlyMap<number, string>): MinorityAnswer[] {
  const { tallies, value, statistics } = aggregation
  const winners = Array.isArray(value) ? value : [value]
  const voiceOf = (index: number) => ({ index, reason: reasonOf(said.get(index)) })
  const others = tallies
    .filter(({ answer, abstained, branches }) => !abstained && branches.length > 0 && !winners.includes(answer))
    .map(({ answer, branches }) => ({ answer, voices: branches.map(voiceOf) }))
  const apart = (statistics?.values ?? [])
    .filter(({ outlier }) => outlier)
    .map((entry) => ({ answer: formatValue(entry.value, statistics?.unit), voices: [voiceOf(entry.index)] }))
  return [...others, ...apart]
}

function reasonOf(output: string | undefined): string | null {
  const reason = output === undefined ? null : reasonBeforeAnswer(output)
  return reason === null || reason.length <= longestReason ? reason : `${reason.slice(0, longestReason)}…`
}
