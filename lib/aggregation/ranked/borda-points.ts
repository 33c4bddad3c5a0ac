import type { RankedBallot } from './cast-rankings'

/**
 * Borda points by option: m − 1 for the first of m options down to 0 for the last. Options that share a level, also those that a
 * ballot does not name, share the mean of their positions.
 *
 * In doubles a mean of whole positions is a whole or a half: the sums are exact.
 *
 * @see Borda 1781, Mémoire sur les élections au scrutin; Black 1976 for the mean of tied positions.
 */
export function bordaPoints(ballots: readonly RankedBallot[], options: number): number[] {
  const points = Array<number>(options).fill(0)
  for (const { places } of ballots) {
    for (const [option, place] of places.entries()) {
      const below = places.filter((other) => other > place).length
      const equal = places.filter((other) => other === place).length
      points[option] = (points[option] ?? 0) + below + (equal - 1) / 2
    }
  }
  return points
}
