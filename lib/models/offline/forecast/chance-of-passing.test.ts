import { describe, expect, it } from 'vitest'
import { ask } from '../test-task'
import { chanceOf, findThreshold, pastErrors } from './chance-of-passing'

describe('the chance that a forecast passes a threshold', () => {
  it('is that of the normal distribution: .975 at 1.96 spreads', () => {
    const { probability } = chanceOf({ value: 0, isAbove: true }, 1.96, [1, -1])
    expect(probability).toBeCloseTo(0.975, 3)
    expect(chanceOf({ value: 0, isAbove: false }, 1.96, [1, -1]).probability).toBeCloseTo(0.025, 3)
  })

  it('never claims to be certain, and is even at the threshold', () => {
    expect(chanceOf({ value: 5, isAbove: true }, 9, [0, 0]).probability).toBe(0.99)
    expect(chanceOf({ value: 5, isAbove: true }, 5, [0, 0]).probability).toBe(0.5)
  })

  it('takes the errors that the method would have made in the past', () => {
    expect(pastErrors([1, 3, 2, 5], 1, (before) => before.at(-1) ?? 0)).toEqual([2, -1, 3])
  })

  it.each([
    ['Will it be above 1,150.5?', { value: 1150.5, isAbove: true }],
    ['Is it less than $4?', { value: 4, isAbove: false }],
  ])('reads the threshold of %j', (question, threshold) => {
    expect(findThreshold(question)).toEqual(threshold)
  })

  it('refuses a question without a threshold, and a short series', async () => {
    const figures = 'year,sales\n2019,1\n2020,2\n2021,1\n2022,2\n2023,3'
    const probability = { type: 'probability' as const }
    await expect(ask('offline/naive', 'Will sales grow?', { figures }, probability)).rejects.toMatchObject({
      code: 'no_threshold',
    })
    const short = 'year,sales\n2022,2\n2023,3'
    await expect(ask('offline/naive', 'Above 3?', { figures: short }, probability)).rejects.toMatchObject({
      code: 'series_too_short',
    })
    expect(await ask('offline/naive', 'Sales above 3?', { figures }, probability)).toMatch(/Answer: 0\.50$/)
  })
})
