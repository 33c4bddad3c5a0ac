import type { Named } from '../branches'
import type { Tally } from '../contract'
import { groupBy } from '../group-by'
import { sumSorted } from '../sum-sorted'
import type { Share } from './read-shares'
import type { Count } from './tally-ballots'

/** Means that differ by no more are equal. */
const roundingError = 1e-12

export type SoftBallot = Named & { shares: readonly Share[] }

/** The mean probability of every answer; what a branch does not name has 0 from it. Its `branches` are those that favour it. */
export function poolShares(ballots: readonly SoftBallot[]): Count {
  const given = ballots.flatMap(({ index, shares }) => {
    const most = Math.max(...shares.map(({ share }) => share))
    return shares.map(({ key, label, share }) => ({ key, label, share, index, favourite: share === most }))
  })
  const tallies = [...groupBy(given, ({ key }) => key).values()]
    .map((same): Tally => {
      const votes = sumSorted(same.map(({ share }) => share))
      const [label] = same.map((each) => each.label).toSorted()
      const branches = same.filter(({ favourite }) => favourite).map(({ index }) => index)
      return {
        answer: label ?? '',
        votes,
        share: Math.min(1, votes / ballots.length),
        interval: null,
        branches: branches.toSorted((one, other) => one - other),
        abstained: false,
      }
    })
    .toSorted(
      (one, other) => (isSame(one, other) ? 0 : other.votes - one.votes) || (one.answer < other.answer ? -1 : 1),
    )
  const [first] = tallies
  const leaders = tallies.filter((tally) => first !== undefined && isSame(first, tally))
  return { tallies, leaders, base: ballots.length }
}

function isSame(one: Tally, other: Tally): boolean {
  return Math.abs(one.share - other.share) <= roundingError
}
