import type { Agreement, AggregationInput } from '../contract'
import { shareReading } from '../markdown/format-number'
import { entropyOf } from './entropy'
import { modeProbability } from './mode-probability'
import type { Count } from './tally-ballots'
import { wilsonInterval } from './wilson-interval'

/**
 * How far the branches agree: the leader's share of the base, with figures over the ballots that name an answer.
 * null for fewer than two ballots: one voice agrees with nobody.
 *
 * - `margin`: (c1 − c2) / base.
 * - `pairwiseAgreement`: Σ c(c − 1) / (n(n − 1)), the chance that two different branches gave the same answer.
 * - `entropyBits`, `normalisedEntropy`: of the shares, the latter divided by log2 of the number of different answers; 0 for one.
 * - `leaderIsMode`: the probability that the leader stays first if everybody were asked; null for a tie.
 */
export function nominalAgreement(count: Count, input: AggregationInput): Agreement | null {
  const votes = count.tallies.filter(({ abstained }) => !abstained).map((tally) => tally.votes)
  const ballots = count.tallies.reduce((sum, tally) => sum + tally.votes, 0)
  const [first, second = 0] = votes
  if (first === undefined || ballots < 2 || count.base === 0) return null
  const n = votes.reduce((sum, each) => sum + each, 0)
  const pairs = votes.reduce((sum, each) => sum + each * (each - 1), 0)
  const interval = wilsonInterval(first, count.base)
  return {
    statistic: 'leaderShare',
    value: first / count.base,
    interval,
    reading: shareReading(first, count.base, interval),
    figures: {
      margin: (first - second) / count.base,
      pairwiseAgreement: n < 2 ? null : pairs / (n * (n - 1)),
      ...entropyOf(votes),
      leaderIsMode: first === second ? null : modeProbability(first, rivals(votes, input)),
    },
  }
}

/** Every answer beside the leader's that could have been given: the declared choices, or those seen and at least one unseen. */
function rivals([, ...others]: readonly number[], { answer }: AggregationInput): number[] {
  const possible = answer.type === 'choice' ? answer.choices.length - 1 : 1
  return [...others, ...Array<number>(Math.max(0, Math.max(1, possible) - others.length)).fill(0)]
}
