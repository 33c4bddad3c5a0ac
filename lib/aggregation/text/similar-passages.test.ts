import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findSimilarPassages } from './similar-passages'
import { jaccard, tokensOf } from './tokens'

const options = { threshold: 0.8, fewestTokens: 1, matters: () => true }

it('finds for every passage the first earlier one that it resembles', () => {
  const texts = ['a b c d e', 'x y z', 'a b c d e', 'a b c d', 'e d c b a']
  const pairs = findSimilarPassages(
    texts.map((text, branch) => ({ branch, text })),
    options,
  )
  expect(pairs.map(({ one, other, similarity }) => [one.branch, other.branch, similarity])).toEqual([
    [0, 2, 1],
    [0, 3, 0.8],
    [0, 4, 1],
  ])
})

it('misses none that comparing all with all would find', () => {
  const words = fc.array(fc.constantFrom(...'abcdefgh'), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.array(words, { maxLength: 20 }), (lists) => {
      const passages = lists.map((list, branch) => ({ branch, text: list.join(' ') }))
      const slow = passages.flatMap((other, at) => {
        const one = passages
          .slice(0, at)
          .find((earlier) => jaccard(tokensOf(earlier.text), tokensOf(other.text)) >= 0.8)
        return one === undefined ? [] : [[one.branch, other.branch]]
      })
      expect(findSimilarPassages(passages, options).map(({ one, other }) => [one.branch, other.branch])).toEqual(slow)
    }),
  )
})
