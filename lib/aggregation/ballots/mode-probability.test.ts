import { describe, expect, it } from 'vitest'
import { modeProbability } from './mode-probability'

/** 1 − I½(a + 1, b + 1) = Σ j ≤ a of C(a + b + 1, j) / 2^(a + b + 1), exactly in whole numbers. */
function betaExactly(a: number, b: number): number {
  const n = a + b + 1
  let sum = 0n
  let binomial = 1n
  for (let j = 0; j <= a; j += 1) {
    sum += binomial
    binomial = (binomial * BigInt(n - j)) / BigInt(j + 1)
  }
  return Number((sum * 10n ** 15n) / 2n ** BigInt(n)) / 1e15
}

describe('with one other answer it is the beta rule of Adaptive-Consistency', () => {
  it.each([
    [0, 0],
    [4, 1],
    [40, 10],
    [501, 499],
    [1000, 0],
  ])('to 1e-9 for %i against %i', (leader, other) => {
    expect(Math.abs(modeProbability(leader, [other]) - betaExactly(leader, other))).toBeLessThan(1e-9)
  })

  it('reaches 0.95 at 4 6 8 9 11 12 14 15 17 18 19 votes against 0 to 10 (aggregation.md section 2.5)', () => {
    const smallest = Array.from({ length: 11 }, (_, other) => {
      let leader = other
      while (modeProbability(leader, [other]) < 0.95) leader += 1
      return leader
    })
    expect(smallest).toEqual([4, 6, 8, 9, 11, 12, 14, 15, 17, 18, 19])
  })
})

it('is 1/k for k equal answers, by symmetry', () => {
  expect(modeProbability(3, [3, 3])).toBeCloseTo(1 / 3, 9)
  expect(modeProbability(0, [0, 0, 0])).toBeCloseTo(1 / 4, 9)
  expect(modeProbability(250, [250, 250, 250])).toBeCloseTo(1 / 4, 9)
})

it('falls with every further answer that could have been given', () => {
  expect(modeProbability(4, [1, 0])).toBeLessThan(modeProbability(4, [1]))
})
