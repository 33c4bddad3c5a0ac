import { describe, expect, it } from 'vitest'
import { drift } from './drift'
import { autocorrelation, findPeriod } from './find-period'
import { holt, holtStep } from './holt'
import { linear } from './linear'
import { naive } from './naive'
import { seasonalNaive } from './seasonal-naive'

describe('forecasters', () => {
  it('naive repeats the last value', () => {
    expect(naive([3, 5, 4])).toBe(4)
  })

  it('drift goes on by the average change: (4 − 1) / 3 a step', () => {
    expect(drift([1, 9, 2, 4])).toBe(5)
  })

  it('linear extends the line of least squares: y = 2.2 + 0.6 x for a textbook sample', () => {
    expect(linear([2, 4, 5, 4, 5])).toBeCloseTo(2.2 + 0.6 * 6, 12)
  })

  it('seasonal naive repeats the value of one cycle ago', () => {
    expect(seasonalNaive([1, 2, 3, 4, 5, 6, 7, 8], 4)).toBe(5)
  })

  // Hyndman & Athanasopoulos, 2nd ed., table 7.2: Australian air passengers 1990 to 1993, in millions.
  it('follows the published levels of Holt’s method for Australian air passengers', () => {
    const parameters = { alpha: 0.8321, beta: 0.0001 }
    let state = { level: 15.57, trend: 2.1 }
    const levels = [17.55, 21.86, 23.89, 26.93].map((value) => {
      state = holtStep(state, value, parameters)
      return state.level
    })
    expect(levels.map((level) => Number(level.toFixed(2)))).toEqual([17.57, 21.49, 23.84, 26.76])
  })

  it('holt continues a straight line exactly, and follows a change of trend', () => {
    expect(holt([1, 3, 5, 7, 9]).forecast).toBeCloseTo(11, 9)
    const turned = holt([10, 10, 10, 10, 12, 14, 16, 18, 20])
    expect(turned.forecast).toBeGreaterThan(21)
    expect(turned.forecast).toBeLessThan(23)
  })
})

describe('findPeriod', () => {
  const seasons = (pattern: number[], cycles: number) =>
    Array.from({ length: cycles }, (_, at) => pattern.map((value) => value + at)).flat()

  it('finds quarters, months and days of the week', () => {
    expect(findPeriod(seasons([10, 20, 30, 5], 6))).toBe(4)
    expect(findPeriod(seasons([1, 2, 4, 8, 9, 20, 30, 28, 12, 6, 4, 2], 4))).toBe(12)
    expect(findPeriod(seasons([5, 5, 6, 7, 9, 20, 18], 6))).toBe(7)
  })

  it('finds none in a trend, in a constant and in a short series', () => {
    expect(findPeriod(Array.from({ length: 40 }, (_, at) => at))).toBeNull()
    expect(findPeriod(Array.from({ length: 40 }, () => 3))).toBeNull()
    expect(findPeriod([1, 2, 1, 2])).toBeNull()
  })

  it('calls a series that does not vary uncorrelated rather than not a number', () => {
    expect(autocorrelation([2, 2, 2], 1)).toBe(0)
  })
})
