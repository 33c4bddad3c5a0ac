import { describe, expect, it } from 'vitest'
import type { Answer } from '../aggregation/answer'
import { checkAnswer } from './check-answer'
import { nodeDefinitions, nodeTypes } from './index'

describe('every node type', () => {
  it.each(nodeTypes)('%s accepts its own defaults and refuses unknown keys', (type) => {
    const { schema, defaults } = nodeDefinitions[type]
    expect(schema.parse(defaults)).toEqual(defaults)
    expect(schema.safeParse({ ...defaults, temperature: 1 }).success).toBe(false)
  })

  it.each(nodeTypes)('%s can be saved before it is finished', (type) => {
    const blank: Record<string, object> = {
      input: { fields: [] },
      prompt: { prompt: '' },
      section: { sections: [], prompt: '' },
      vote: { prompt: '', answer: { type: 'choice', choices: [] }, voters: [] },
      aggregate: { rule: 'median', join: { wait: 'quorum' } },
      output: {},
      note: { text: '' },
    }
    expect(nodeDefinitions[type].schema.safeParse({ label: '', ...blank[type] }).success).toBe(true)
  })
})

describe('what keeps a node from running', () => {
  const { input, prompt, section, vote, aggregate } = nodeDefinitions
  const codes = (problems: { path: string; code: string }[]) => problems.map(({ path, code }) => `${path} ${code}`)

  it('an input needs fields with names of their own, choices, and defaults that fit', () => {
    expect(codes(input.check({ label: '', fields: [] }))).toEqual(['fields no_fields'])
    const fields = [
      { name: 'a b', type: 'text' as const },
      { name: 'x', type: 'choice' as const, choices: ['one', ' '], default: 'two' },
      { name: 'x', type: 'number' as const, default: 'many' },
    ]
    expect(codes(input.check({ label: '', fields }))).toEqual([
      'fields.0.name bad_field_name',
      'fields.1.choices too_few_choices',
      'fields.1.default bad_default',
      'fields.2.name duplicate_field',
      'fields.2.default bad_default',
    ])
  })

  it('a prompt must be written', () => {
    expect(codes(prompt.check({ label: '', prompt: ' ' }))).toEqual(['prompt empty_prompt'])
  })

  it('sections must be listed and each be told what to do', () => {
    const sections = [{ label: 'One', instruction: '' }]
    expect(codes(section.check({ label: '', prompt: 'Hi', sections }))).toEqual([
      'sections.0.instruction empty_instruction',
    ])
    expect(codes(section.check({ label: '', prompt: 'Hi', sections: [] }))).toEqual(['sections no_sections'])
  })

  it('a vote needs voters, and one of them weight', () => {
    const data = { label: '', prompt: 'Hi', answer: { type: 'number' as const } }
    expect(codes(vote.check({ ...data, voters: [] }))).toEqual(['voters no_voters'])
    expect(codes(vote.check({ ...data, voters: [{ label: 'A', weight: 0 }] }))).toEqual(['voters no_weight'])
    expect(vote.branches({ ...data, voters: [{ label: 'A', samples: 3 }, { label: 'B' }] })).toBe(4)
  })

  it('a join needs the figure it waits for', () => {
    expect(codes(aggregate.check({ label: '', rule: 'median', join: { wait: 'quorum' } }))).toEqual([
      'join.count no_quorum',
    ])
    expect(codes(aggregate.check({ label: '', rule: 'median', join: { wait: 'deadline' } }))).toEqual([
      'join.seconds no_deadline',
    ])
  })

  it('options that no run honours yet are refused rather than ignored', () => {
    const plan = { instruction: 'Split it.' }
    const sections = [{ label: 'One', instruction: 'Look.' }]
    expect(codes(section.check({ label: '', prompt: 'Hi', sections, plan }))).toEqual(['plan not_available'])
  })

  it.each<[object | boolean, string[]]>([
    [true, []],
    [{ maxUses: 3, allowedDomains: ['example.com', 'example.org/news'] }, []],
    [{ allowedDomains: ['https://example.com'] }, ['webSearch.allowedDomains not_a_domain']],
    [
      { allowedDomains: ['a.com'], blockedDomains: ['b.com', 'two words'] },
      ['webSearch.blockedDomains not_a_domain', 'webSearch.blockedDomains two_domain_lists'],
    ],
  ])('web search %j', (webSearch, expected) => {
    expect(codes(prompt.check(prompt.schema.parse({ label: '', prompt: 'Hi', webSearch })))).toEqual(expected)
  })

  it.each<[string[], string[]]>([
    [['Yes', 'No'], []],
    [['Yes'], ['too_few_choices']],
    [['Yes', 'No', ' '], ['empty_choice']],
    [['Yes', ' yes'], ['duplicate_choice']],
  ])('choices %j', (choices, expected) => {
    const answer: Answer = { type: 'choice', choices }
    expect(checkAnswer(answer).map(({ code }) => code)).toEqual(expected)
  })
})
