import { describe, expect, it } from 'vitest'
import { chooseDiverse, jaccard } from './choose-diverse'
import { loadLanguage } from './language'
import { readPassages, type Passage } from './passages'
import { rankPassages } from './rank-passages'

const passage = (text: string): Passage => ({
  source: 's',
  heading: null,
  paragraph: 1,
  text,
  terms: text.split(' '),
  headingTerms: [],
})

describe('rankPassages', () => {
  it('scores by BM25: ln(1 + 1.5 / 1.5) for a word in one of two sentences of the same length', () => {
    const [best, ...others] = rankPassages([passage('a b'), passage('c d')], new Map([['a', 1]]))
    expect(best?.score).toBeCloseTo(Math.log(2), 12)
    expect(others).toEqual([])
  })

  it('ranks a rare word above a common one and keeps the order of equals', () => {
    const passages = ['x common', 'y common', 'rare common'].map(passage)
    const ranked = rankPassages(
      passages,
      new Map([
        ['common', 1],
        ['rare', 1],
      ]),
    )
    expect(ranked.map(({ passage: { text } }) => text)).toEqual(['rare common', 'x common', 'y common'])
  })
})

describe('chooseDiverse', () => {
  it('passes over what only repeats a better one', () => {
    const items = ['a b c d', 'a b c d', 'x y z'].map((text, at) => ({
      item: at,
      score: 3 - at,
      terms: text.split(' '),
    }))
    expect(chooseDiverse(items, 3)).toEqual([0, 2])
  })

  it('measures likeness by shared terms', () => {
    expect(jaccard(new Set(['a', 'b']), new Set(['b', 'c']))).toBeCloseTo(1 / 3)
    expect(jaccard(new Set(), new Set())).toBe(0)
  })
})

describe('readPassages', () => {
  it('takes sentences with their heading and paragraph, item by item, without tables', async () => {
    const text = '# Title\n\nFirst one. Dr. Smith paid\n3.5 dollars.\n\n## Part\n- An item\n- Another\n\n| a | b |'
    const passages = await readPassages({ source: 'Notes', text }, await loadLanguage(), new AbortController().signal)
    expect(passages.map(({ heading, paragraph, text: sentence }) => [heading, paragraph, sentence])).toEqual([
      [null, 1, 'First one.'],
      [null, 1, 'Dr. Smith paid 3.5 dollars.'],
      ['Part', 2, 'An item'],
      ['Part', 3, 'Another'],
    ])
  })
})
