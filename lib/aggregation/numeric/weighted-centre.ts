import { within, type Estimator, type Points } from './estimator'

/** Half of the weight, where sums of weights are rounded. */
const roundingError = 1e-12

/** Σwx / Σw. */
export const weightedMeanEstimator: Estimator = {
  name: 'weighted mean',
  weighted: true,
  centre: (points) => meanSampler(points)(once(points)),
  sampler: meanSampler,
}

/**
 * The smallest value with more than half of the weight up to it; where one has exactly half, the middle between it and the next.
 * @see Edgeworth 1888, On a New Method of Reducing Observations.
 */
export const weightedMedianEstimator: Estimator = {
  name: 'weighted median',
  weighted: true,
  centre: (points) => medianSampler(points)(once(points)),
  sampler: medianSampler,
}

function meanSampler({ sorted, weights }: Points): (counts: Uint32Array) => number {
  const values = Float64Array.from(sorted)
  const parts = partsOf(weights)
  return (counts) => {
    let total = 0
    let sum = 0
    for (let at = 0; at < values.length; at += 1) {
      const part = (counts[at] ?? 0) * (parts[at] ?? 0)
      total += part
      sum += part * (values[at] ?? 0)
    }
    return within(sum / total, sorted)
  }
}

function medianSampler({ sorted, weights }: Points): (counts: Uint32Array) => number {
  const values = Float64Array.from(sorted)
  const parts = partsOf(weights)
  return (counts) => {
    let total = 0
    for (let at = 0; at < parts.length; at += 1) total += (counts[at] ?? 0) * (parts[at] ?? 0)
    let sum = 0
    let at = 0
    for (; at < parts.length; at += 1) {
      sum += (counts[at] ?? 0) * (parts[at] ?? 0)
      if (sum / total >= 0.5 - roundingError) break
    }
    const lower = values[at] ?? sorted.at(-1) ?? 0
    if (sum / total > 0.5 + roundingError) return lower
    let next = at + 1
    while (next < values.length - 1 && counts[next] === 0) next += 1
    return lower / 2 + (values[next] ?? lower) / 2
  }
}

/** A weight that is lost beside the largest one is no weight of 0: a sample of such values alone has a mean, too. */
const leastPart = 1e-300

/** The largest weight is 1 / n: no sum of them, and none of their products with a value, grows beyond all numbers. */
function partsOf(weights: readonly number[]): Float64Array {
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0)
  return Float64Array.from(weights, (weight) => Math.max(leastPart, weight / largest) / weights.length)
}

function once({ sorted }: Points): Uint32Array {
  return new Uint32Array(sorted.length).fill(1)
}
