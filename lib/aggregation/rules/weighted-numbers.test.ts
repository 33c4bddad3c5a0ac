import { describe, expect, it } from 'vitest'
import { aggregate } from '..'
import type { AggregationResult } from '../contract'
import type { RuleName } from '../rule-name'
import { branchesOf } from '../testing/branches'

function estimate(rule: RuleName, values: number[], weights: number[] = [], options: object = {}): AggregationResult {
  const branches = branchesOf(values.map(String)).map((branch, at) => ({ ...branch, weight: weights[at] }))
  return aggregate(rule, options, { branches, answer: { type: 'number' } })
}

describe('weightedMean', () => {
  it('gives 86 for the two classes of Wikipedia, Weighted arithmetic mean: 80 of 20 pupils, 90 of 30', () => {
    const result = estimate('weightedMean', [80, 90], [20, 30])
    expect(result.value).toBe(86)
    expect(result.notes).toEqual([])
    expect(result.text).toMatch(/^\*\*86\*\* \(weighted mean of 2 answers/)
  })

  it('is the mean where nothing is weighed', () => {
    expect(estimate('weightedMean', [1, 2, 6]).value).toBe(3)
  })

  it('leaves out what has weight 0 and stays between the values', () => {
    expect(estimate('weightedMean', [1, 2, 1e9], [1, 1, 0]).value).toBe(1.5)
    expect(estimate('weightedMean', [0.1, 0.1, 0.1], [1e300, 3e299, 7]).value).toBe(0.1)
  })
})

describe('weightedMedian (worked examples of Wikipedia, Weighted median)', () => {
  it('is 4 for 1 … 5 with weights .15 .1 .2 .3 .25', () => {
    expect(estimate('weightedMedian', [1, 2, 3, 4, 5], [0.15, 0.1, 0.2, 0.3, 0.25]).value).toBe(4)
  })

  it('lies between the lower and the upper one: 2.5 for weights .49 .01 .25 .25', () => {
    expect(estimate('weightedMedian', [1, 2, 3, 4], [0.49, 0.01, 0.25, 0.25]).value).toBe(2.5)
  })

  it('is the median where nothing is weighed', () => {
    expect(estimate('weightedMedian', [7, 1, 3]).value).toBe(3)
    expect(estimate('weightedMedian', [7, 1, 3, 5]).value).toBe(4)
    expect(estimate('weightedMedian', [1, 2, 3], [1, 0, 1]).value).toBe(2)
  })
})

it.each(['weightedMean', 'weightedMedian'] as const)('%s refuses weights that are none', (rule) => {
  expect(estimate(rule, [1, 2], [1, -1]).notes[0]?.code).toBe('invalid_weight')
  expect(estimate(rule, [1, 2], [0, 0])).toMatchObject({ outcome: 'error', value: null })
  expect(estimate(rule, [1, 2], [1, Number.NaN]).outcome).toBe('error')
})

describe('winsorizedMean', () => {
  const textbook = [92, 19, 101, 58, 1053, 91, 26, 78, 10, 13, -40, 101, 86, 85, 15, 89, 89, 28, -5, 41]

  it('gives 55.65 for the textbook data of Wikipedia, Winsorizing, whose mean is 101.5', () => {
    expect(estimate('mean', textbook).value).toBeCloseTo(101.5, 10)
    expect(estimate('winsorizedMean', textbook, [], { low: 0.05, high: 0.05 }).value).toBeCloseTo(55.65, 10)
  })

  it('can replace at one end only, and nothing at all', () => {
    expect(estimate('winsorizedMean', [1, 2, 3, 4, 100], [], { low: 0, high: 0.2 }).value).toBeCloseTo(2.8, 12)
    expect(estimate('winsorizedMean', [1, 2, 3, 4, 100], [], { low: 0, high: 0 }).value).toBeCloseTo(22, 12)
  })
})

describe('geometricMean', () => {
  it('gives 4 for 2 and 8, and ½ for 4, 1 and 1/32 (Wikipedia, Geometric mean)', () => {
    expect(estimate('geometricMean', [2, 8]).value).toBeCloseTo(4, 12)
    expect(estimate('geometricMean', [4, 1, 1 / 32]).value).toBeCloseTo(0.5, 12)
  })

  it('refuses what has no logarithm and names it', () => {
    const result = estimate('geometricMean', [2, 0, -8])
    expect(result).toMatchObject({ outcome: 'error', value: null })
    expect(result.notes[0]).toEqual({
      code: 'not_positive',
      message: 'A geometric mean needs numbers above 0: see Branch 2, Branch 3.',
    })
  })
})
