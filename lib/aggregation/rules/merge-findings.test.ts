import { expect, it } from 'vitest'
import { aggregate } from '..'
import type { AggregationResult } from '../contract'
import { findingsMissed } from '../findings/findings-missed'
import { branchesOf } from '../testing/branches'

function merge(lists: unknown[], options: object = {}): AggregationResult {
  const outputs = lists.map((list) => (list === null ? null : JSON.stringify(list)))
  return aggregate('mergeFindings', options, { branches: branchesOf(outputs), answer: { type: 'json', schema: {} } })
}

const injection = (line: number, severity: string) => ({ file: 'api.ts', line, rule: 'SQL injection', severity })

it('puts the same finding of several reviewers together, within three lines, with the highest severity', () => {
  const result = merge([
    [injection(10, 'medium'), { file: 'api.ts', line: 80, rule: 'unused' }],
    { findings: [injection(12, 'high'), injection(13, 'low')] },
    [injection(20, 'critical')],
  ])
  expect(result.value).toMatchObject([
    { line: 10, severity: 'high', flaggedBy: 2, branches: [0, 1] },
    { line: 20, severity: 'critical', flaggedBy: 1, branches: [2] },
    { line: 80, flaggedBy: 1, branches: [0] },
  ])
  expect(result.tallies.map(({ votes }) => votes)).toEqual([2, 1, 1])
  expect(result.agreement?.figures).toMatchObject({ madeBy1OrMore: 3, madeBy2OrMore: 1, madeBy3OrMore: 0, chao1: 2 })
})

it('says of every finding where it is, of which kind, how severe, and what each reviewer wrote', () => {
  const { findings } = merge([
    [{ ...injection(10, 'medium'), message: 'Built from text' }],
    [{ ...injection(12, 'high'), message: 'Not escaped' }],
    ['The tone is too loud'],
  ])
  expect(findings).toMatchObject({
    items: [
      {
        text: 'Built from text',
        place: 'api.ts:10',
        kind: 'SQL injection',
        severity: 'high',
        branches: [0, 1],
        share: 2 / 3,
        evidence: [
          { branch: 0, text: 'Built from text', severity: 'medium' },
          { branch: 1, text: 'Not escaped', severity: 'high' },
        ],
      },
      { text: 'The tone is too loud', place: null, kind: null, severity: null, branches: [2] },
    ],
    reviewers: 3,
    curve: [2, 1, 0],
  })
})

it('keeps in the curve what too few reviewers found to be listed', () => {
  const { findings } = merge([[injection(1, 'low')], [injection(1, 'low'), { rule: 'other' }]], { k: 2 })
  expect(findings).toMatchObject({ items: [{ branches: [0, 1] }], curve: [2, 1] })
})

it('compares texts where no kind is given', () => {
  const result = merge([['The claim of 30 % has no source'], ['The claim of 30 % has no source.', 'Tone is too loud']])
  expect(result.value).toMatchObject([{ flaggedBy: 2 }, { flaggedBy: 1 }])
})

it('lists what at least k made, and can take the middle severity', () => {
  const lists = [[injection(1, 'low')], [injection(1, 'medium')], [injection(1, 'critical'), { rule: 'other' }]]
  expect(merge(lists, { k: 2, severity: 'median' }).value).toMatchObject([{ severity: 'medium', flaggedBy: 3 }])
})

it('counts a branch that finds nothing, and excludes one without a list', () => {
  const result = merge([[], { verdict: 'fine' }, null])
  expect(result).toMatchObject({
    outcome: 'decided',
    value: [],
    text: expect.stringContaining('**No findings.**') as string,
  })
  expect(result.excluded.map(({ reason }) => reason)).toEqual(['no_list', 'timeout'])
})

it('estimates 28 turtles by Chapman: 10 caught, 15 caught later, 5 of them again (Wikipedia, Mark and recapture)', () => {
  const flaggedBy = [
    ...Array<number[]>(5).fill([0, 1]),
    ...Array<number[]>(5).fill([0]),
    ...Array<number[]>(10).fill([1]),
  ]
  const estimate = findingsMissed(flaggedBy, [0, 1])
  expect(Math.floor((estimate?.missed ?? 0) + flaggedBy.length)).toBe(28)
  expect(findingsMissed([], [0, 1])).toBeNull()
  // About 9 that neither found, and seldom fewer than 3.
  expect(estimate?.interval?.low).toBeGreaterThan(2)
  expect(estimate?.interval?.high).toBeGreaterThan(estimate?.missed ?? 0)
})

it('gives Chao1 with its spread: 4 made once and 2 twice leave 4 unseen, 1 to 29 of them', () => {
  const flaggedBy = [[0], [1], [2], [0], [0, 1], [1, 2], [0, 1, 2]]
  const estimate = findingsMissed(flaggedBy, [0, 1, 2])
  expect(estimate).toMatchObject({ estimator: 'chao1', missed: 4 })
  // T = 4, variance 2 (2 + 8 + 4) = 28: K = exp(1.96 √ln 2.75) = 7.18.
  expect(estimate?.interval?.low).toBeCloseTo(4 / 7.18, 2)
  expect(estimate?.interval?.high).toBeCloseTo(4 * 7.18, 0)
  expect(findingsMissed([[0, 1, 2]], [0, 1, 2])).toEqual({ estimator: 'chao1', missed: 0, interval: null })
})
