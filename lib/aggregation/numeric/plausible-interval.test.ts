import { expect, it } from 'vitest'
import { seededRandom } from '../seeded-random'
import { trimmedEstimator } from './estimator'
import { plausibleInterval as intervalOf } from './plausible-interval'
import { medianDrop } from './trimmed-centre'

function plausibleInterval(sorted: number[], drop: number, seed: number) {
  const estimator = trimmedEstimator('trimmed mean', () => drop)
  return intervalOf(sorted, estimator.sampler({ sorted, weights: [] }), seed)
}

it('is nothing for one value and the range for two to four', () => {
  expect(plausibleInterval([7], 0, 1)).toEqual({ interval: null, intervalMethod: null })
  expect(plausibleInterval([7, 8, 9, 12], 0, 1)).toEqual({ interval: { low: 7, high: 12 }, intervalMethod: 'range' })
})

it('is as wide as theory says for the mean of many values', () => {
  const random = seededRandom(20261123)
  const values = Array.from({ length: 400 }, random).toSorted((one, other) => one - other)
  const { interval } = plausibleInterval(values, 0, 1)
  // A uniform value has variance 1/12: the 95 % interval of the mean of 400 is ± 1.96 / sqrt(12 × 400).
  expect((interval?.high ?? 0) - (interval?.low ?? 0)).toBeCloseTo((2 * 1.96) / Math.sqrt(12 * 400), 2)
})

it('gives the same ends for the same seed', () => {
  const values = [1, 2, 4, 8, 16, 32]
  expect(plausibleInterval(values, medianDrop(6), 5)).toEqual(plausibleInterval(values, medianDrop(6), 5))
})

it('has no width where all values are equal', () => {
  expect(plausibleInterval([5, 5, 5, 5, 5], 2, 1).interval).toEqual({ low: 5, high: 5 })
})
