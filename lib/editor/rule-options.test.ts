import { expect, it } from 'vitest'
import { checkRuleOptions, rules } from '../aggregation'
import { ruleNameSchema } from '../aggregation/rule-name'
import { readRuleOptions } from './rule-options'

it('asks for every option of every rule with a control of its own kind and a sentence', () => {
  for (const name of ruleNameSchema.options) {
    for (const option of readRuleOptions(rules[name])) {
      expect.soft(option.hint, `${name}.${option.name}`).toBeTruthy()
      expect.soft(option.label, `${name}.${option.name}`).toMatch(/^[A-Z][a-z ]*$/)
    }
  }
})

it('offers only defaults that the rule itself takes', () => {
  for (const name of ruleNameSchema.options) {
    const defaults = readRuleOptions(rules[name]).flatMap((option) =>
      option.default === null ? [] : [[option.name, option.default]],
    )
    expect(checkRuleOptions(name, Object.fromEntries(defaults)), name).toEqual([])
  }
})

it('reads limits, choices and words from the schema', () => {
  const options = new Map(readRuleOptions(rules.trimmedMean).map((option) => [option.name, option]))
  expect(options.get('trim')).toMatchObject({
    kind: 'number',
    default: 0.2,
    min: 0,
    integer: false,
    label: 'Cut off at each end',
  })
})

it('asks for judges and for a rubric by lists of their own', () => {
  const kinds = Object.fromEntries(readRuleOptions(rules.judgeScore).map(({ name, kind }) => [name, kind]))
  expect(kinds).toMatchObject({ judges: 'panel', criteria: 'rubric', instruction: 'text', effort: 'choice' })
  expect(readRuleOptions(rules.moa).find(({ name }) => name === 'proposers')?.kind).toBe('panel')
})
