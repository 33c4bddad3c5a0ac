import type { Agreement, AggregationInput, Tally } from '../contract'
import { formatShare, formatShareRange, formatVotes } from '../markdown/format-number'
import { sumSorted } from '../sum-sorted'
import { effectiveVotes } from '../weights'
import type { Ballot } from './cast-ballots'
import { entropyOf } from './entropy'
import { tallyBallots, type Count } from './tally-ballots'
import { wilsonInterval } from './wilson-interval'

/** Sums that differ by no more are equal: 0.1 + 0.2 and 0.3. */
const roundingError = 1e-12

/** What a count of weights rests on: `effective` is how many votes of equal weight would say as much. */
type WeightedCount = Count & { effective: number }

/**
 * Adds up weights by answer; the base is the total weight of the valid ballots. The interval of a share is Wilson's over the
 * effective number of votes, so that one heavy voter does not look like many.
 *
 * @param weightOf 0 or more for every ballot, above 0 for at least one.
 */
export function weighBallots(
  ballots: readonly Ballot[],
  input: AggregationInput,
  weightOf: (ballot: Ballot) => number,
): WeightedCount {
  const weights = new Map(ballots.map((ballot) => [ballot.index, weightOf(ballot)]))
  const base = sumSorted([...weights.values()])
  const effective = effectiveVotes([...weights.values()])
  const weigh = (tally: Tally): Tally => {
    const votes = sumSorted(tally.branches.map((index) => weights.get(index) ?? 0))
    const share = base === 0 ? 0 : Math.min(1, votes / base)
    return { ...tally, votes, share, interval: wilsonInterval(share * effective, effective) }
  }
  // Sorting is stable: answers of equal weight stay in the order that the plain count gave them.
  const tallies = tallyBallots(ballots, input, 'valid')
    .tallies.map(weigh)
    .toSorted((one, other) => Number(one.abstained) - Number(other.abstained) || compareVotes(one, other))
  const [first] = tallies
  const leaders = tallies.filter((tally) => first && !tally.abstained && compareVotes(first, tally) === 0)
  return { tallies, leaders, base, effective }
}

function compareVotes({ votes: one }: Tally, { votes: other }: Tally): number {
  return Math.abs(one - other) <= roundingError * Math.max(one, other) ? 0 : other - one
}

/** The leader's share of the weight; null for fewer than two ballots. `effectiveVotes`: (Σw)² / Σw². */
export function weightedAgreement({ tallies, base, effective }: WeightedCount): Agreement | null {
  const [first, second] = tallies.filter(({ abstained }) => !abstained)
  const ballots = tallies.reduce((sum, { branches }) => sum + branches.length, 0)
  if (first === undefined || ballots < 2 || base === 0) return null
  const { interval, share } = first
  const range = interval === null ? '' : `, plausible range ${formatShareRange(interval)}`
  const votes = tallies.filter(({ abstained }) => !abstained).map((tally) => tally.votes)
  return {
    statistic: 'weightedLeaderShare',
    value: share,
    interval,
    reading: `${formatShare(share)} of the weight (as much as ${formatVotes(effective)} equal votes${range})`,
    figures: { margin: share - (second?.share ?? 0), effectiveVotes: effective, ...entropyOf(votes) },
  }
}
