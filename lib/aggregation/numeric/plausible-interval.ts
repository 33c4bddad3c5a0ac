import { quantileSorted } from 'simple-statistics'
import type { NumericSummary } from '../contract'
import { seededRandom } from '../seeded-random'

const resamples = 2000
/** Fewer values have too few different resamples for a percentile to mean anything. */
const fewestForBootstrap = 5

/**
 * The 95 % bootstrap percentile interval of an estimate: B = 2000 resamples, type 7 quantiles. With fewer than five values
 * the smallest and the largest, with one value nothing.
 *
 * @param centreOf the estimate for a resample, given as how often each of the sorted values was drawn.
 * @see Efron 1979, Bootstrap Methods: Another Look at the Jackknife.
 */
export function plausibleInterval(
  sorted: readonly number[],
  centreOf: (counts: Uint32Array) => number,
  seed: number,
): Pick<NumericSummary, 'interval' | 'intervalMethod'> {
  const n = sorted.length
  const [low, high] = [sorted[0], sorted[n - 1]]
  if (low === undefined || high === undefined || n < 2) return { interval: null, intervalMethod: null }
  if (n < fewestForBootstrap) return { interval: { low, high }, intervalMethod: 'range' }
  const centres = bootstrapCentres(n, centreOf, seed)
  const interval = { low: quantileSorted(centres, 0.025), high: quantileSorted(centres, 0.975) }
  return { interval, intervalMethod: 'bootstrap' }
}

function bootstrapCentres(n: number, centreOf: (counts: Uint32Array) => number, seed: number): number[] {
  const random = seededRandom(seed)
  const counts = new Uint32Array(n)
  const centres = new Float64Array(resamples)
  for (let sample = 0; sample < resamples; sample += 1) {
    counts.fill(0)
    for (let draw = 0; draw < n; draw += 1) {
      const at = Math.floor(random() * n)
      counts[at] = (counts[at] ?? 0) + 1
    }
    centres[sample] = centreOf(counts)
  }
  return Array.from(centres.sort())
}
