import { expect, it } from 'vitest'
import { wilsonInterval } from './wilson-interval'

it('gives 38 to 96 % for 4 of 5, the example of aggregation.md section 2.4', () => {
  const { low, high } = wilsonInterval(4, 5) ?? { low: 0, high: 0 }
  expect([low, high].map((end) => Math.round(end * 100))).toEqual([38, 96])
})

// Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3.
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('gives the published interval for %i of %i', (votes, base, low, high) => {
  const interval = wilsonInterval(votes, base)
  expect(interval?.low).toBeCloseTo(low, 4)
  expect(interval?.high).toBeCloseTo(high, 4)
})

it('ends exactly at 0 and 1', () => {
  expect(wilsonInterval(0, 7)?.low).toBe(0)
  expect(wilsonInterval(7, 7)?.high).toBe(1)
})

it('is unknown where nobody could vote', () => {
  expect(wilsonInterval(0, 0)).toBeNull()
})
