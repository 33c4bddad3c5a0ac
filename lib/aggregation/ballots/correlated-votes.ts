import type { Interval } from '../contract'

/** What is taken for the votes of one model where nothing was measured: from nearly independent to mostly the same. */
const usualCorrelation = { low: 0.1, high: 0.5 } as const

/**
 * How many independent votes say as much as n that are correlated: n / (1 + (n − 1) ρ).
 *
 * @param votes 1 or more.
 * @param correlation ρ between two votes on the same question, a fraction in [0, 1].
 * @see Kish 1965, Survey Sampling (design effect); aggregation.md section 5.2.
 */
export function independentVotes(votes: number, correlation: number): number {
  return votes / (1 + (votes - 1) * correlation)
}

/**
 * The same for a correlation that nobody knows: one question asked once cannot tell it. `low` is at ρ = 0.5, `high` at ρ = 0.1.
 * null for fewer than two votes.
 */
export function independentVotesRange(votes: number): Interval | null {
  if (votes < 2) return null
  return {
    low: independentVotes(votes, usualCorrelation.high),
    high: independentVotes(votes, usualCorrelation.low),
  }
}
