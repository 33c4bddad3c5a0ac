import { describe, expect, it } from 'vitest'
import { aggregate, checkRuleOptions, rules } from '.'
import { aggregationResultSchema } from './contract'
import { ruleNameSchema, type RuleName } from './rule-name'
import { conductRule } from './testing/conduct-rule'
import { branchesOf } from './testing/branches'

const names = ruleNameSchema.options
const localNames = names.filter((name) => !rules[name].callsModel)

describe.each(names)('%s', (name) => {
  it('says what it is and works without any option', () => {
    const { label, summary, answers } = rules[name]
    expect(rules[name].name).toBe(name)
    expect([label, summary, answers]).not.toContain('')
    expect(checkRuleOptions(name, {})).toEqual([])
    expect(checkRuleOptions(name, undefined)).toEqual([])
  })

  it('refuses an option that it does not know, by its path', () => {
    expect(checkRuleOptions(name, { colour: 'red' })).toEqual([
      { path: 'colour', code: 'unknown_option', message: `${rules[name].label} has no option “colour”. Remove it.` },
    ])
  })

  it('says with its own defaults what its result was made with', () => {
    const rule = rules[name]
    const input = { branches: branchesOf(['1', '1', '2']), answer: { type: 'text' as const } }
    const result = rule.callsModel
      ? conductRule(rule, input, {}, () => 'The answer.').result
      : rule.aggregate(input, {})
    expect(aggregationResultSchema.parse(result)).toEqual(result)
    expect(checkRuleOptions(name, result.options)).toEqual([])
  })
})

it.each(localNames)('%s says so when it is handed nothing', (name: RuleName) => {
  const result = aggregate(name, {}, { branches: [], answer: { type: 'text' } })
  expect(result).toMatchObject({ rule: name, outcome: 'insufficient', value: null })
  expect(result.notes[0]?.code).toBe('too_few_answers')
})

it('lists every wrong option at once', () => {
  expect(checkRuleOptions('plurality', { ties: ['coin'], seed: -1 }).map(({ path, code }) => [path, code])).toEqual([
    ['ties.0', 'invalid_option'],
    ['seed', 'invalid_option'],
  ])
  expect(checkRuleOptions('median', { locale: 'klingon!' }).map(({ path }) => path)).toEqual(['locale'])
})

it('throws for wrong options with all of them in words', () => {
  const input = { branches: [], answer: { type: 'text' as const } }
  expect(() => aggregate('trimmedMean', { trim: 0.5 }, input)).toThrow(/Option “trim” of Trimmed mean/)
})

it('refuses to call a model by itself', () => {
  const input = { branches: [], answer: { type: 'text' as const } }
  expect(() => aggregate('synthesize', {}, input)).toThrow('Synthesize calls a model. Use it in a workflow.')
})

it('does not guess at answers that a rule cannot combine', () => {
  const branches = branchesOf(['Yes', 'No'])
  const result = aggregate('mean', {}, { branches, answer: { type: 'choice', choices: ['Yes', 'No'] } })
  expect(result).toMatchObject({ outcome: 'error', value: null, notes: [{ code: 'wrong_answer_type' }] })
})
