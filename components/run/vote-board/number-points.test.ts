import { expect, it } from 'vitest'
import { aggregate } from '@/lib/aggregation'
import type { NumericSummary } from '@/lib/aggregation/contract'
import { branchesOf } from '@/lib/aggregation/testing/branches'
import { needsLogScale, numberPoints } from './number-points'

function summaryOf(outputs: string[], options: object = {}): NumericSummary {
  const { statistics } = aggregate('median', options, { branches: branchesOf(outputs), answer: { type: 'number' } })
  if (statistics === null) throw new Error('The test expected figures.')
  return statistics
}

it('lifts equal answers above each other and keeps the others on the line', () => {
  const points = numberPoints(summaryOf(['50', '40', '50', '60']))
  expect(points.map(({ value, level }) => [value, level])).toEqual([
    [40, 0],
    [50, 0],
    [50, 1],
    [60, 0],
  ])
})

it('tells an outlier that counts from one that was dropped', () => {
  const outputs = ['40', '41', '42', '43', '400']
  expect(numberPoints(summaryOf(outputs)).at(-1)?.kind).toBe('outlier')
  expect(numberPoints(summaryOf(outputs, { outliers: 'drop' })).at(-1)?.kind).toBe('dropped')
})

it('goes over to orders of magnitude where one answer is a hundred times another', () => {
  expect(needsLogScale(summaryOf(['1', '2', '100']))).toBe(true)
  expect(needsLogScale(summaryOf(['1', '2', '99']))).toBe(false)
  expect(needsLogScale(summaryOf(['-1', '2', '1000']))).toBe(false)
})
