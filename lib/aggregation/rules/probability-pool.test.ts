import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregate } from '..'
import { neymanFactor, poolMethods } from '../numeric/pool-probabilities'
import { branchesOf } from '../testing/branches'

function pool(outputs: (string | number)[], options: object = {}) {
  return aggregate('probabilityPool', options, {
    branches: branchesOf(outputs.map(String)),
    answer: { type: 'probability' },
  })
}

it('takes the geometric mean of odds: 1 : 4 and 4 : 1 are even, 1 : 9 and 9 : 1 and 9 : 1 are 9^(1/3) : 1', () => {
  expect(pool([0.2, 0.8]).value).toBeCloseTo(0.5, 12)
  const odds = 9 ** (1 / 3)
  expect(pool(['10%', 0.9, '90 %']).value).toBeCloseTo(odds / (1 + odds), 12)
})

it('pushes odds from even with a: 0.7 becomes (7/3)^2.5 : 1 (Satopää et al. 2014)', () => {
  const odds = (7 / 3) ** 2.5
  expect(pool([0.7, 0.7, 0.7], { extremize: 2.5 }).value).toBeCloseTo(odds / (1 + odds), 12)
  expect(pool([0.7, 0.7, 0.7], { extremize: 1 }).value).toBeCloseTo(0.7, 12)
})

it('has the factor of Neyman and Roughgarden 2021: 1 for one, 2(√7 − 2) for two, towards √3 for many', () => {
  expect(neymanFactor(1)).toBe(1)
  expect(neymanFactor(2)).toBeCloseTo(2 * (Math.sqrt(7) - 2), 12)
  expect(neymanFactor(1e6)).toBeCloseTo(Math.sqrt(3), 5)
  const odds = (7 / 3) ** neymanFactor(2)
  expect(pool([0.7, 0.7], { method: 'neyman' }).value).toBeCloseTo(odds / (1 + odds), 12)
})

it('takes the mean, the median and the trimmed mean of probabilities', () => {
  const said = [0.1, 0.2, 0.3, 0.4, 0.9]
  expect(pool(said, { method: 'mean' }).value).toBeCloseTo(0.38, 12)
  expect(pool(said, { method: 'median' }).value).toBe(0.3)
  expect(pool(said, { method: 'trimmedMean' }).value).toBeCloseTo(0.3, 12)
})

it('takes the mean where the answers are densest, and of equally dense places the middle', () => {
  expect(pool([0.1, 0.7, 0.72, 0.75, 0.8], { method: 'highestDensity' }).value).toBeCloseTo(0.7425, 12)
  expect(pool([0.1, 0.2, 0.8, 0.9], { method: 'highestDensity', trim: 0.49 }).value).toBeCloseTo(0.5, 1)
})

it('does not let one who is certain decide alone, and says so', () => {
  const result = pool([0, 0.5, 0.5])
  expect(result.value).toBeCloseTo(1 / (1 + 999 ** (1 / 3)), 12)
  expect(result.notes).toEqual([
    { code: 'clipped', message: 'Branch 1: taken as 0.001 or 0.999, which is as sure as it gets.' },
  ])
})

it('excludes what is no probability', () => {
  const result = pool([0.5, 0.6, 7, 'likely'])
  expect(result.excluded.map(({ index }) => index)).toEqual([2, 3])
})

describe.each(poolMethods)('%s', (method) => {
  it('gives an event and its opposite probabilities that sum to 1 (aggregation.md section 5.8)', () => {
    const chances = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(chances, fc.double({ min: 1, max: 4, noNaN: true }), (percents, extremize) => {
        const value = (said: number[]) =>
          Number(
            pool(
              said.map((p) => `${p}%`),
              { method, extremize },
            ).value,
          )
        expect(value(percents) + value(percents.map((p) => 100 - p))).toBeCloseTo(1, 9)
      }),
      { numRuns: 40 },
    )
  })
})
