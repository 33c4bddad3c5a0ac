import { expect, it } from 'vitest'
import { seededRandom } from '../seeded-random'
import { findHeaping } from './round-numbers'

it('notices answers that keep to tens', () => {
  expect(findHeaping([40, 50, 60, 70, 45])).toEqual({ base: 10, round: 4, answers: 5 })
})

it('names the largest base that is striking', () => {
  expect(findHeaping([1200, 1500, 900, 2000])).toEqual({ base: 100, round: 4, answers: 4 })
  expect(findHeaping([15, 25, 35, 55, 65])).toEqual({ base: 5, round: 5, answers: 5 })
})

it('takes no offence at measured figures, at a few answers, or at all knowing the same', () => {
  expect(findHeaping([1117, 1093, 1204, 1180, 1151])).toBeNull()
  expect(findHeaping([10, 20, 30])).toBeNull()
  expect(findHeaping([50, 50, 50, 50, 50, 50])).toBeNull()
  expect(findHeaping([0.4, 0.5, 0.6, 0.7, 0.45])).toBeNull()
  expect(findHeaping([])).toBeNull()
})

it('is wrong about random figures in fewer than three of a hundred cases', () => {
  const random = seededRandom(7)
  const trials = Array.from({ length: 2000 }, () => Array.from({ length: 9 }, () => 100 + Math.floor(random() * 900)))
  expect(trials.filter((values) => findHeaping(values) !== null).length / trials.length).toBeLessThan(0.03)
})
