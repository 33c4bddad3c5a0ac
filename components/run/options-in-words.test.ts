import { expect, it } from 'vitest'
import { aggregate } from '@/lib/aggregation'
import type { RuleName } from '@/lib/aggregation/rule-name'
import { branchesOf } from '@/lib/aggregation/testing/branches'
import { optionsInWords } from './options-in-words'

const said = (rule: RuleName, options: object) =>
  optionsInWords(aggregate(rule, options, { branches: branchesOf(['Yes', 'No']), answer: { type: 'text' } }))

it('tells the options that are not at their defaults, by the names that their fields have', () => {
  expect(said('plurality', {})).toEqual([])
  expect(said('plurality', { ties: ['optionOrder', 'random'], minValid: 2, abstain: [] })).toEqual([
    'Fewest usable answers: 2',
    'Answers that abstain: none',
    'Break ties by: Option order, Random',
  ])
  expect(said('concatenate', { separator: '\n', missing: 'skip' })).toEqual([
    'Separator: "\\n"',
    'Missing branches: Skip',
  ])
})

it('says nothing of a rule of a later version', () => {
  expect(optionsInWords({ rule: 'oracle', options: { depth: 3 } })).toEqual([])
})
