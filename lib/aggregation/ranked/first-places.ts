import { wilsonInterval } from '../ballots/wilson-interval'
import type { Tally } from '../contract'
import type { RankedBallot } from './cast-rankings'

/** Who puts which option first, most first. A ballot that has several first shares its vote among them. */
export function firstPlaces(ballots: readonly RankedBallot[], options: readonly string[]): Tally[] {
  return favourites(ballots, options, [...options.keys()]).toSorted((one, other) => other.votes - one.votes)
}

/** The same among some of the options only: who prefers which of them. A ballot that names none of them prefers none. */
export function favourites(
  ballots: readonly RankedBallot[],
  options: readonly string[],
  among: readonly number[],
): Tally[] {
  const shares = new Map<number, { index: number; sharers: number }[]>(among.map((option) => [option, []]))
  for (const { index, places, named } of ballots) {
    const standing = among.filter((option) => named[option])
    const best = standing.reduce((place, option) => Math.min(place, places[option] ?? 0), Infinity)
    const top = standing.filter((option) => places[option] === best)
    for (const option of top) shares.get(option)?.push({ index, sharers: top.length })
  }
  return among.map((option) => {
    const given = (shares.get(option) ?? []).toSorted((one, other) => one.index - other.index)
    const votes = given
      .map(({ sharers }) => 1 / sharers)
      .toSorted((one, other) => one - other)
      .reduce((sum, each) => sum + each, 0)
    return {
      answer: options[option] ?? '',
      votes,
      share: ballots.length === 0 ? 0 : votes / ballots.length,
      interval: wilsonInterval(votes, ballots.length),
      branches: given.map(({ index }) => index),
      abstained: false,
    }
  })
}
