import { within, type Estimator, type Points } from './estimator'

/** Half of the weight, where sums of weights are rounded. */
const roundingError = 1e-12

/** Σwx / Σw. The weights are first made to sum to 1, so that large values do not grow beyond all numbers. */
export const weightedMeanEstimator: Estimator = {
  name: 'weighted mean',
  weighted: true,
  centre: (points) => meanOfCounts(points, null),
  sampler: (points) => (counts) => meanOfCounts(points, counts),
}

function meanOfCounts({ sorted, weights }: Points, counts: Uint32Array | null): number {
  const weightAt = (at: number) => (weights[at] ?? 0) * (counts === null ? 1 : (counts[at] ?? 0))
  let total = 0
  for (let at = 0; at < sorted.length; at += 1) total += weightAt(at)
  let mean = 0
  for (let at = 0; at < sorted.length; at += 1) mean += (weightAt(at) / total) * (sorted[at] ?? 0)
  return within(mean, sorted)
}

/**
 * The smallest value with more than half of the weight up to it; where one has exactly half, the middle between it and the next.
 * @see Edgeworth 1888, On a New Method of Reducing Observations.
 */
export const weightedMedianEstimator: Estimator = {
  name: 'weighted median',
  weighted: true,
  centre: (points) => medianOfCounts(points, null),
  sampler: (points) => (counts) => medianOfCounts(points, counts),
}

function medianOfCounts({ sorted, weights }: Points, counts: Uint32Array | null): number {
  const weightAt = (at: number) => (weights[at] ?? 0) * (counts === null ? 1 : (counts[at] ?? 0))
  let total = 0
  for (let at = 0; at < sorted.length; at += 1) total += weightAt(at)
  let sum = 0
  for (let at = 0; at < sorted.length; at += 1) {
    if (weightAt(at) === 0) continue
    sum += weightAt(at)
    const beyondHalf = sum / total - 0.5
    if (beyondHalf > roundingError) return sorted[at] ?? 0
    if (beyondHalf >= -roundingError) {
      let next = at + 1
      while (next < sorted.length - 1 && weightAt(next) === 0) next += 1
      return (sorted[at] ?? 0) / 2 + (sorted[next] ?? sorted[at] ?? 0) / 2
    }
  }
  return sorted.at(-1) ?? 0
}
