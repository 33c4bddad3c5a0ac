import { bordaPoints } from './borda-points'
import type { RankedBallot } from './cast-rankings'

/** Votes are halves and thirds where a ballot shares its vote: sums that differ by no more are equal. */
const roundingError = 1e-9

export type Round = {
  /** By option, in their order; null for one that is out. */
  votes: (number | null)[]
  /** Ballots that name no option that is still in. */
  exhausted: number
  eliminated: number | null
  /** How a tie for the lowest was broken; null without one. */
  tieBroken: 'earlierRound' | 'borda' | 'optionOrder' | null
}

export type Runoff = { rounds: Round[]; /** One is the winner, several are tied. */ left: number[] }

/**
 * Eliminates one option after another until the leader has more than half of the ballots that still count. A ballot counts for
 * the best of its options that are still in, and is shared evenly where several of them are equal.
 *
 * Of several lowest options goes out the one with fewer votes in the latest earlier round in which they differ, then the one with
 * fewer Borda points, then the later in the order of the options. Where all that are left have the same votes, they are tied.
 */
export function instantRunoff(ballots: readonly RankedBallot[], options: number): Runoff {
  const borda = bordaPoints(ballots, options)
  const rounds: Round[] = []
  let left = Array.from({ length: options }, (_, option) => option)
  for (;;) {
    const { votes, exhausted } = countRound(ballots, left, options)
    const given = left.map((option) => votes[option] ?? 0)
    const total = given.reduce((sum, each) => sum + each, 0)
    const most = Math.max(...given)
    const least = Math.min(...given)
    const winner = left.find((option) => 2 * (votes[option] ?? 0) > total + roundingError)
    const isOver = left.length < 2 || most - least <= roundingError || winner !== undefined
    if (isOver) {
      rounds.push({ votes, exhausted, eliminated: null, tieBroken: null })
      return { rounds, left: winner === undefined ? left : [winner] }
    }
    const lowest = left.filter((option) => (votes[option] ?? 0) - least <= roundingError)
    const { eliminated, tieBroken } = chooseLowest(lowest, rounds, borda)
    rounds.push({ votes, exhausted, eliminated, tieBroken })
    left = left.filter((option) => option !== eliminated)
  }
}

function countRound(
  ballots: readonly RankedBallot[],
  left: readonly number[],
  options: number,
): Pick<Round, 'votes' | 'exhausted'> {
  // Whole ballots by the number of options that share them: divided at the end, so that no order shows in the last digit.
  const shared = Array.from({ length: options }, () => new Map<number, number>())
  let exhausted = 0
  for (const { places, named } of ballots) {
    const standing = left.filter((option) => named[option])
    const best = standing.reduce((place, option) => Math.min(place, places[option] ?? 0), Infinity)
    const top = standing.filter((option) => places[option] === best)
    if (top.length === 0) exhausted += 1
    for (const option of top) shared[option]?.set(top.length, (shared[option].get(top.length) ?? 0) + 1)
  }
  const votes = shared.map((counts, option) => {
    if (!left.includes(option)) return null
    const sorted = [...counts].toSorted(([one], [other]) => one - other)
    return sorted.reduce((sum, [sharers, count]) => sum + count / sharers, 0)
  })
  return { votes, exhausted }
}

function chooseLowest(
  lowest: readonly number[],
  earlier: readonly Round[],
  borda: readonly number[],
): { eliminated: number; tieBroken: Round['tieBroken'] } {
  if (lowest.length === 1) return { eliminated: lowest[0] ?? 0, tieBroken: null }
  let tied = lowest
  let tieBroken: Round['tieBroken'] = 'earlierRound'
  for (const { votes } of earlier.toReversed()) {
    tied = fewest(tied, (option) => votes[option] ?? 0)
    if (tied.length === 1) return { eliminated: tied[0] ?? 0, tieBroken }
  }
  tied = fewest(tied, (option) => borda[option] ?? 0)
  tieBroken = tied.length === 1 ? 'borda' : 'optionOrder'
  return { eliminated: tied.at(-1) ?? 0, tieBroken }
}

function fewest(options: readonly number[], votesOf: (option: number) => number): number[] {
  const least = Math.min(...options.map(votesOf))
  return options.filter((option) => votesOf(option) - least <= roundingError)
}
