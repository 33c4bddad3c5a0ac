import { quantileSorted } from 'simple-statistics'
import type { NumericSummary } from '../contract'
import { seededRandom } from '../seeded-random'
import { trimmedCentreOfSample } from './trimmed-centre'

const resamples = 2000
/** Fewer values have too few different resamples for a percentile to mean anything. */
const fewestForBootstrap = 5

/**
 * The 95 % bootstrap percentile interval of a trimmed centre: B = 2000 resamples, type 7 quantiles. With fewer than five values
 * the smallest and the largest, with one value nothing.
 *
 * @param drop how many of n values the estimator cuts at each end.
 * @see Efron 1979, Bootstrap Methods: Another Look at the Jackknife.
 */
export function plausibleInterval(
  sorted: readonly number[],
  drop: number,
  seed: number,
): Pick<NumericSummary, 'interval' | 'intervalMethod'> {
  const n = sorted.length
  const [low, high] = [sorted[0], sorted[n - 1]]
  if (low === undefined || high === undefined || n < 2) return { interval: null, intervalMethod: null }
  if (n < fewestForBootstrap) return { interval: { low, high }, intervalMethod: 'range' }
  const centres = bootstrapCentres(sorted, drop, seed)
  const interval = { low: quantileSorted(centres, 0.025), high: quantileSorted(centres, 0.975) }
  return { interval, intervalMethod: 'bootstrap' }
}

function bootstrapCentres(sorted: readonly number[], drop: number, seed: number): number[] {
  const random = seededRandom(seed)
  const values = Float64Array.from(sorted)
  const counts = new Uint32Array(values.length)
  const centres = new Float64Array(resamples)
  for (let sample = 0; sample < resamples; sample += 1) {
    counts.fill(0)
    for (let draw = 0; draw < values.length; draw += 1) {
      const at = Math.floor(random() * values.length)
      counts[at] = (counts[at] ?? 0) + 1
    }
    centres[sample] = trimmedCentreOfSample(values, counts, values.length, drop)
  }
  return Array.from(centres.sort())
}
