import type { Agreement } from '../contract'
import { formatNumber } from '../markdown/format-number'
import type { RankedBallot } from './cast-rankings'

/**
 * Kendall's coefficient of concordance with the correction for ties: 12 S / (m²(n³ − n) − m Σ(t³ − t)) over m rankings of n
 * options, S the squared deviations of the rank sums, t the sizes of groups of equal places. 1: all rankings are the same.
 * null for fewer than two rankings or options, and where no ranking tells any options apart.
 *
 * @see Kendall and Babington Smith 1939, The Problem of m Rankings.
 */
export function kendallsW(ballots: readonly RankedBallot[], options: number): Agreement | null {
  const m = ballots.length
  if (m < 2 || options < 2) return null
  const sums = Array<number>(options).fill(0)
  let ties = 0
  for (const { places } of ballots) {
    for (const [option, place] of places.entries()) {
      const equal = places.filter((other) => other === place).length
      sums[option] = (sums[option] ?? 0) + places.filter((other) => other < place).length + (equal + 1) / 2
      // t³ − t for a group of t, met once by each of its members.
      ties += equal * equal - 1
    }
  }
  const mean = (m * (options + 1)) / 2
  const deviations = sums.reduce((total, sum) => total + (sum - mean) ** 2, 0)
  const largest = m * m * (options ** 3 - options) - m * ties
  if (largest <= 0) return null
  const value = Math.min(1, (12 * deviations) / largest)
  const reading = `Kendall’s W ${formatNumber(value)} over ${m} rankings of ${options} options`
  return { statistic: 'kendallsW', value, interval: null, reading, figures: {} }
}
