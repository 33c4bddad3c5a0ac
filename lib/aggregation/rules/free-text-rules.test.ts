import { describe, expect, it } from 'vitest'
import { aggregate } from '..'
import type { AggregationResult } from '../contract'
import { comparable, similarityOf } from '../text/compare-texts'
import { clusterTexts } from '../text/cluster-texts'
import { branchesOf } from '../testing/branches'

function choose(
  rule: 'similarityVote' | 'medoid',
  outputs: (string | null)[],
  options: object = {},
): AggregationResult {
  return aggregate(rule, options, { branches: branchesOf(outputs), answer: { type: 'text' } })
}

const alike = (one: string, other: string) => similarityOf(comparable(one), comparable(other))

describe('similarity', () => {
  it('has the Dice coefficient ¼ for night and nacht (Wikipedia), but their Levenshtein similarity 1 − 2/5 is larger', () => {
    expect(alike('night', 'nacht')).toBeCloseTo(0.6, 12)
  })

  it('is 1 − 3/7 for kitten and sitting, three edits apart (Levenshtein distance, Wikipedia)', () => {
    expect(alike('kitten', 'sitting')).toBeCloseTo(1 - 3 / 7, 12)
  })

  it('is that of the words where only their order differs', () => {
    expect(alike('price before quality and service', 'service and quality before price')).toBe(1)
  })
})

describe('complete link', () => {
  it('does not chain: A is like B and B like C, but A is not like C', () => {
    const chain = [
      [1, 0.9, 0.5],
      [0.9, 1, 0.88],
      [0.5, 0.88, 1],
    ]
    expect(clusterTexts(chain, 0.85)).toEqual([[0, 1], [2]])
  })
})

describe('the picture of similarity', () => {
  it('names equal answers once, in the order of their first branch, with how alike every two are', () => {
    const { similarity } = choose('similarityVote', ['zebra crossing', null, 'a kitten', 'Zebra crossing.'])
    expect(similarity?.texts).toEqual([{ branches: [0, 3] }, { branches: [2] }])
    expect(similarity?.matrix[0]?.[0]).toBe(1)
    expect(similarity?.matrix[0]?.[1]).toBe(similarity?.matrix[1]?.[0])
    expect(similarity?.matrix[0]?.[1]).toBeLessThan(0.5)
  })

  it('stops at forty different answers and says how many it leaves out', () => {
    const many = Array.from({ length: 43 }, (_, at) => `Answer number ${at} of its own`)
    const { similarity } = choose('medoid', many)
    expect(similarity?.texts).toHaveLength(40)
    expect(similarity?.omitted).toBe(3)
  })
})

describe('similarityVote', () => {
  it('counts answers that are nearly the same as one', () => {
    const result = choose('similarityVote', [
      'The launch was delayed by the supplier.',
      'Demand in the north fell short.',
      'The launch was delayed by the suppliers.',
      'Answer: the launch was delayed by the supplier',
    ])
    expect(result).toMatchObject({ outcome: 'decided', value: 'The launch was delayed by the supplier.' })
    expect(result.tallies.map(({ votes, branches }) => [votes, branches])).toEqual([
      [3, [0, 2, 3]],
      [1, [1]],
    ])
    expect(result.agreement?.reading).toMatch(/^3 of 4/)
  })

  it.each([
    ['another number', 'Sales of the region grew by 12 percent', 'Sales of the region grew by 13 percent'],
    ['a negation', 'The product is ready for the market', 'The product is not ready for the market'],
    ['other code', 'Rename the function `getUser` everywhere', 'Rename the function `getUsed` everywhere'],
  ])('never puts answers together that differ in %s', (_, one, other) => {
    expect(alike(one, other)).toBeGreaterThan(0.85)
    expect(choose('similarityVote', [one, other])).toMatchObject({ outcome: 'tie', value: null })
  })

  it('reports a tie of groups, or breaks it', () => {
    expect(choose('similarityVote', ['Growth', 'Margin']).notes[0]?.message).toBe(
      '“Growth”, “Margin” have 1 vote each.',
    )
    expect(choose('similarityVote', ['Margin', 'Growth'], { ties: ['priority'] }).value).toBe('Margin')
  })

  it('needs enough answers', () => {
    expect(choose('similarityVote', ['Growth', null, null]).outcome).toBe('insufficient')
  })
})

describe('medoid', () => {
  it('chooses the answer most like the others, word for word', () => {
    const result = choose('medoid', ['alpha beta gamma', 'alpha beta delta', 'alpha beta gamma delta', 'omega'])
    expect(result).toMatchObject({
      outcome: 'decided',
      value: 'alpha beta gamma delta',
      text: 'alpha beta gamma delta',
    })
    expect(result.notes[0]?.code).toBe('medoid')
    expect(result.notes[0]?.message).toMatch(/^Branch 3 is most like the others: mean similarity/)
  })

  it('takes the first of equal ones and lets copies count', () => {
    expect(choose('medoid', ['first one', 'second two']).value).toBe('first one')
    expect(choose('medoid', ['lonely', 'Twice said.', 'twice said']).value).toBe('Twice said.')
  })

  it('is the only answer where there is one', () => {
    const result = choose('medoid', ['Only this'], {})
    expect(result).toMatchObject({ outcome: 'decided', value: 'Only this', agreement: null })
    expect(result.notes[0]?.code).toBe('single_answer')
  })

  it('refuses to compare more than 300 different texts', () => {
    const result = choose(
      'medoid',
      Array.from({ length: 301 }, (_, at) => `text ${at}`),
    )
    expect(result).toMatchObject({ outcome: 'error', value: null })
    expect(result.notes[0]?.code).toBe('too_many_texts')
  })
})
