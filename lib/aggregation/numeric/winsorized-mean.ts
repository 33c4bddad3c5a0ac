import { within, type Estimator } from './estimator'
import { trimmedDrop } from './trimmed-centre'

/**
 * The mean after the lowest and the highest values are replaced by the nearest one that is kept: floor(share × n) of them at each
 * end.
 *
 * @see Dixon 1960, Simplified Estimation from Censored Normal Samples; named after Winsor.
 */
export function winsorizedEstimator(low: number, high: number): Estimator {
  const mean = (sorted: readonly number[], counts: Uint32Array | null) => {
    const n = sorted.length
    const least = valueAt(sorted, counts, trimmedDrop(n, low))
    const most = valueAt(sorted, counts, n - 1 - trimmedDrop(n, high))
    let sum = 0
    for (let at = 0; at < n; at += 1) {
      sum += (counts === null ? 1 : (counts[at] ?? 0)) * (Math.min(Math.max(sorted[at] ?? 0, least), most) / n)
    }
    return within(sum, sorted)
  }
  return {
    name: 'winsorized mean',
    centre: ({ sorted }) => mean(sorted, null),
    sampler: ({ sorted }) => {
      return (counts) => mean(sorted, counts)
    },
  }
}

/** The value at a place of the sample, from 0. */
function valueAt(sorted: readonly number[], counts: Uint32Array | null, place: number): number {
  if (counts === null) return sorted[place] ?? 0
  let seen = 0
  for (let at = 0; at < sorted.length; at += 1) {
    seen += counts[at] ?? 0
    if (seen > place) return sorted[at] ?? 0
  }
  return sorted.at(-1) ?? 0
}
