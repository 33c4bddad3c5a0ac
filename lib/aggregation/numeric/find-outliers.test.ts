import { expect, it } from 'vitest'
import { findOutliers } from './find-outliers'

// The mean and the standard deviation of these hide both high values; the median and the MAD do not.
const masked = [2.1, 2.6, 2.4, 2.5, 2.3, 2.1, 2.3, 2.6, 8.2, 8.3]

it('flags both of two outliers that mask each other', () => {
  const judged = findOutliers(masked, 'modifiedZ')
  expect(judged.map(({ outlier }) => outlier)).toEqual([...Array<boolean>(8).fill(false), true, true])
  expect(judged[8]?.score).toBeCloseTo((0.6745 * (8.2 - 2.45)) / 0.15, 10)
})

it('falls back to the mean deviation where more than half are equal', () => {
  const judged = findOutliers([5, 5, 5, 5, 5, 5, 9], 'modifiedZ')
  expect(judged.map(({ outlier }) => outlier)).toEqual([...Array<boolean>(6).fill(false), true])
  expect(judged[6]?.score).toBeCloseTo(4 / (1.253314 * (4 / 7)), 10)
})

it('flags nothing where all are equal, or nothing was said', () => {
  expect(findOutliers([3, 3, 3], 'modifiedZ')).toEqual(Array(3).fill({ outlier: false, score: null }))
  expect(findOutliers([], 'modifiedZ')).toEqual([])
  expect(findOutliers([], 'tukey')).toEqual([])
})

it('flags by fences around the quartiles where that is asked for', () => {
  // Quartiles of type 7: 2 and 4, so the fences stand at -1 and 7.
  const judged = findOutliers([1, 2, 3, 4, 7.5], 'tukey')
  expect(judged.map(({ outlier }) => outlier)).toEqual([false, false, false, false, true])
})
