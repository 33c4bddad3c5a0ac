import type { AggregationResult } from './contract'
import { votesForShare } from './rules/supermajority'

/** How many votes an answer needs, how many the leader has, and how many it lacks; 0: it has passed. */
type VotesNeeded = { needed: number; most: number; missing: number }

/** Of a vote with a threshold; null for a rule that elects whoever has the most, and where nobody could vote. */
export function votesNeeded({ rule, options, tallies }: AggregationResult): VotesNeeded | null {
  const given = tallies.filter(({ abstained }) => !abstained)
  const [first] = given
  if (first === undefined || first.share <= 0) return null
  const base = Math.round(first.votes / first.share)
  const needed = thresholdOf(rule, options, base)
  return needed === null ? null : { needed, most: first.votes, missing: Math.max(0, needed - first.votes) }
}

function thresholdOf(rule: string, options: AggregationResult['options'], base: number): number | null {
  switch (rule) {
    case 'majority':
      return Math.floor(base / 2) + 1
    case 'supermajority':
      return typeof options.threshold === 'number' ? votesForShare(base, options.threshold) : null
    case 'kOfN':
      return typeof options.k === 'number' ? options.k : null
    default:
      return null
  }
}
