import { describe, expect, it } from 'vitest'
import { aggregate } from '@/lib/aggregation'
import type { Answer } from '@/lib/aggregation/answer'
import type { RuleName } from '@/lib/aggregation/rule-name'
import { branchesOf } from '@/lib/aggregation/testing/branches'
import { aggregationChange, headlineOf } from './aggregation-change'

const choice: Answer = { type: 'choice', choices: ['Yes', 'No'] }
const number: Answer = { type: 'number', unit: 'km' }
const combine = (rule: RuleName, answers: (string | null)[], answer: Answer = choice, options = {}) =>
  aggregate(rule, options, { branches: branchesOf(answers), answer })

describe('what another way of combining changed', () => {
  it('is nothing when both find the same answer', () => {
    const votes = ['Yes', 'Yes', 'No']
    expect(aggregationChange(combine('majority', votes), combine('plurality', votes))).toEqual({
      isSame: true,
      sentences: ['Both ways: “Yes”.'],
    })
  })

  it('is a result where there was none', () => {
    const votes = ['Yes', 'No']
    const decided = combine('plurality', votes, choice, { ties: ['optionOrder'] })
    expect(aggregationChange(combine('plurality', votes), decided)).toEqual({
      isSame: false,
      sentences: ['A tie became “Yes”.'],
    })
  })

  it('is another figure', () => {
    const figures = ['1', '2', '9']
    expect(aggregationChange(combine('mean', figures, number), combine('median', figures, number))).toEqual({
      isSame: false,
      sentences: ['“4 km” became “2 km”.'],
    })
  })

  it('is other branches that count, also where the answer is the same', () => {
    const votes = ['Yes', 'Yes', 'perhaps']
    const { isSame, sentences } = aggregationChange(combine('plurality', votes), combine('concatenate', votes))
    expect(isSame).toBe(false)
    expect(sentences).toEqual(['“Yes” became a text.', 'It rests on 3 of 3 branches instead of 2 of 3 branches.'])
  })

  it('is a text put together differently', () => {
    const texts = ['One.', 'Two.']
    const change = aggregationChange(
      combine('concatenate', texts),
      combine('concatenate', texts, choice, { separator: ' | ' }),
    )
    expect(change).toEqual({ isSame: false, sentences: ['The text is put together differently.'] })
  })

  it('has a headline, except where the result is a text', () => {
    expect(headlineOf(combine('plurality', ['Yes', 'Yes', 'No']))).toBe('Yes')
    expect(headlineOf(combine('plurality', ['Yes', 'No']))).toBe('A tie')
    expect(headlineOf(combine('mean', ['1', '2', '9'], number))).toBe('4 km')
    expect(headlineOf(combine('concatenate', ['One.', 'Two.']))).toBeNull()
  })
})
