import { sumSorted } from '../sum-sorted'
import type { RankedBallot } from './cast-rankings'

/**
 * The sum of 1 / rank by option; an option that a ballot does not name has 0 from it. Options of one level share the mean of their
 * ranks.
 *
 * @see Wang et al. 2025, Ranked Voting based Self-Consistency, arXiv 2505.10772.
 */
export function reciprocalRanks(ballots: readonly RankedBallot[], options: number): number[] {
  return Array.from({ length: options }, (_, option) =>
    sumSorted(ballots.map((ballot) => (ballot.named[option] ? 1 / rankOf(ballot, option) : 0))),
  )
}

function rankOf({ places }: RankedBallot, option: number): number {
  const place = places[option] ?? 0
  const above = places.filter((other) => other < place).length
  const equal = places.filter((other) => other === place).length
  return above + (equal + 1) / 2
}
