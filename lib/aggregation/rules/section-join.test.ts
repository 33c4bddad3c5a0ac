import { expect, it } from 'vitest'
import { aggregate } from '..'
import type { AggregationResult } from '../contract'
import { branchesOf } from '../testing/branches'

function join(outputs: (string | null)[], options: object = {}): AggregationResult {
  return aggregate('sectionJoin', options, { branches: branchesOf(outputs), answer: { type: 'text' } })
}

it('puts every section under its heading and leaves a visible gap for a missing one', () => {
  const result = join(['Prices rose.', null], { numbered: true })
  expect(result.text).toBe(
    [
      '## 1. Branch 1\n\nPrices rose.',
      '## 2. Branch 2\n\n> *This section is missing: timeout.*',
      '1 of 2 branches. Missing: Branch 2 (timeout).',
    ].join('\n\n'),
  )
  expect(result.join?.coverage).toBe(0.5)
})

it('moves inner headings below the heading of the section and drops one that repeats it', () => {
  expect(join(['# Branch 1\n\nIntro.\n\n## Detail', '#### Deep\n\n##### Deeper']).text).toBe(
    ['## Branch 1\n\nIntro.\n\n### Detail', '## Branch 2\n\n### Deep\n\n#### Deeper'].join('\n\n'),
  )
})

it('flags a paragraph that stands in two sections and edits neither', () => {
  const paragraph = 'Customers compare prices online before they visit a shop.'
  const result = join([`Intro.\n\n${paragraph}`, `${paragraph.replace('a shop', 'any shop')}\n\nOutro.`])
  expect(result.join?.duplicates).toMatchObject([{ branches: [0, 1], similarity: 0.8 }])
  expect(result.notes).toEqual([
    { code: 'near_duplicates', message: '1 paragraph stands in two sections almost word for word.' },
  ])
  expect(result.text).toContain(paragraph)
})

it('flags the same statement with different numbers', () => {
  const result = join([
    'The European market is worth $5 billion.',
    '- The European market is worth $7.5bn.',
    'The European market is worth 5,000,000,000 USD.',
  ])
  expect(result.join?.contradictions).toEqual([
    {
      branches: [0, 1],
      texts: ['The European market is worth $5 billion.', 'The European market is worth $7.5bn.'],
      values: [5e9, 7.5e9],
      unit: 'USD',
    },
    {
      branches: [1, 2],
      texts: ['The European market is worth $7.5bn.', 'The European market is worth 5,000,000,000 USD.'],
      values: [7.5e9, 5e9],
      unit: 'USD',
    },
  ])
})

it('flags neither prices of different things nor numbers of different units', () => {
  const { join: report } = join([
    'Price: $10\n\nThe share of the market is 5 %.',
    'Price: $12\n\nThe share of the market is $5.',
  ])
  expect(report?.contradictions).toEqual([])
})

it('looks through a thousand equal sections without comparing all with all', () => {
  const section = 'No issues were found in this item at all.\n\nThe total of this item is 5 units.'
  expect(join(Array<string>(1000).fill(section)).join?.duplicates).toHaveLength(1998)
})
