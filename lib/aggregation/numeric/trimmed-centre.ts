import { mean } from 'simple-statistics'

/**
 * The mean of what is left of sorted values when `drop` of them are cut off at each end. With nothing cut it is the mean; with all
 * but the middle one or two it is the median: one estimator for all three rules.
 *
 * @param sorted ascending, at least one.
 * @param drop fewer than half of the values.
 */
export function trimmedCentre(sorted: readonly number[], drop: number): number {
  return mean(sorted.slice(drop, sorted.length - drop))
}

/**
 * The same for a bootstrap sample, given as how often each value was drawn: counting is faster than sorting 2,000 samples.
 *
 * @param counts one for each of `sorted`; their sum is more than twice `drop`.
 * @param total the sum of `counts`.
 */
export function trimmedCentreOfSample(sorted: Float64Array, counts: Uint32Array, total: number, drop: number): number {
  let at = 0
  let cut = drop
  for (; cut >= (counts[at] ?? 0); at += 1) cut -= counts[at] ?? 0
  let left = total - 2 * drop
  let sum = 0
  for (; left > 0; at += 1) {
    const kept = Math.min((counts[at] ?? 0) - cut, left)
    sum += kept * (sorted[at] ?? 0)
    left -= kept
    cut = 0
  }
  return sum / (total - 2 * drop)
}

/** How many values are cut at each end for a median of n. */
export function medianDrop(n: number): number {
  return Math.floor((n - 1) / 2)
}

/** How many values are cut at each end for a share p of n. The tiny addition undoes roundings such as 0.29 × 100 = 28.999…. */
export function trimmedDrop(n: number, p: number): number {
  return Math.floor(p * n + 1e-9)
}
