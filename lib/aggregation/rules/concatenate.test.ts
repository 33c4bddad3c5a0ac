import { describe, expect, it } from 'vitest'
import { aggregate } from '..'
import type { AggregationResult } from '../contract'
import { branchesOf } from '../testing/branches'

function join(outputs: (string | null)[], options: object = {}): AggregationResult {
  return aggregate('concatenate', options, { branches: branchesOf(outputs), answer: { type: 'text' } })
}

it('writes the outputs in declared order and shows what is missing in its place', () => {
  const result = join(['First.', null, 'Third.'])
  expect(result.outcome).toBe('decided')
  expect(result.text).toBe(
    [
      '## Branch 1\n\nFirst.',
      '## Branch 2\n\n> *Missing: timeout.*',
      '## Branch 3\n\nThird.',
      '2 of 3 branches. Missing: Branch 2 (timeout).',
    ].join('\n\n'),
  )
  expect(result.join).toMatchObject({ planned: 3, joined: 2, coverage: 2 / 3, characters: 12, omittedCharacters: 0 })
})

it('can leave missing branches out of the text, and still names them', () => {
  expect(join(['First.', null], { missing: 'skip', template: '{{output}}' }).text).toBe(
    'First.\n\n1 of 2 branches. Missing: Branch 2 (timeout).',
  )
})

it('fills the template once: what a branch writes is never expanded', () => {
  const options = { template: '{{number}}/{{index}} {{label}}: {{output}} {{unknown}}', separator: '\n' }
  expect(join(['say {{label}} and {{output}} $& $1'], options).text).toBe(
    '1/0 Branch 1: say {{label}} and {{output}} $& $1 {{unknown}}',
  )
})

it('cuts nothing unless told to, and then says how much', () => {
  const result = join(['abcdef'], { maxCharacters: 4, template: '{{output}}' })
  expect(result.text).toBe('abcd\n\n*[Omitted 2 characters.]*')
  expect(result.join?.omittedCharacters).toBe(2)
})

it('does not cut a character in two', () => {
  expect(join(['abc😀'], { maxCharacters: 4, template: '{{output}}' }).text).toBe('abc\n\n*[Omitted 2 characters.]*')
})

it('moves headings down, but not those in code', () => {
  expect(join(['# A\n\n```\n# code\n```\n\n###### F'], { headingShift: 2, template: '{{output}}' }).text).toBe(
    '### A\n\n```\n# code\n```\n\n###### F',
  )
})

it('closes a fence that a branch leaves open', () => {
  expect(join(['```\ncode', 'Second.'], { template: '{{output}}' }).text).toBe('```\ncode\n```\n\nSecond.')
})

describe('with nothing to join', () => {
  it.each([[[]], [[null, null]], [['', ' \n']]])('is insufficient: %j', (outputs) => {
    expect(join(outputs)).toMatchObject({ outcome: 'insufficient', value: null })
  })
})
