import { expect, it } from 'vitest'
import { aggregate } from '..'
import { branchesOf } from '../testing/branches'
import { errorsByThreshold } from './errors-by-threshold'

it('finds the jury of five of the Condorcet jury theorem: .836920 right at .7 each, so .163080 wrong', () => {
  const three = errorsByThreshold(5, 0.3, 0.3)[2]
  expect(three?.falseNegatives).toBeCloseTo(0.16308, 6)
  expect(three?.falsePositives).toBeCloseTo(0.16308, 6)
})

it('misses less and accepts more that is wrong with a smaller k', () => {
  expect(errorsByThreshold(3, 0.1, 0.2)).toEqual([
    { k: 1, falsePositives: expect.closeTo(0.271, 12) as number, falseNegatives: expect.closeTo(0.008, 12) as number },
    { k: 2, falsePositives: expect.closeTo(0.028, 12) as number, falseNegatives: expect.closeTo(0.104, 12) as number },
    { k: 3, falsePositives: expect.closeTo(0.001, 12) as number, falseNegatives: expect.closeTo(0.488, 12) as number },
  ])
})

it('stands below the result of k of n where the rates are known', () => {
  const input = {
    branches: branchesOf(['Answer: Flag', 'Answer: Pass', 'Answer: Flag']),
    answer: { type: 'choice' as const, choices: ['Flag', 'Pass'] },
  }
  const rates = { falsePositiveRate: 0.1, falseNegativeRate: 0.2 }
  expect(aggregate('kOfN', { k: 2, target: 'Flag', ...rates }, input).text).toContain(
    '| 2 of 3 (chosen) | 3 % | 10 % |',
  )
  expect(aggregate('kOfN', { k: 2, target: 'Flag' }, input).text).not.toContain('Accepted if')
})
