import { expect, it } from 'vitest'
import { cacheWords } from './cache-words'

const figures = { readTokens: 9200, writtenTokens: 400, hitRate: 0.92, savedUsd: 0.0431 }

it('say how much was read and what that saved', () => {
  expect(cacheWords(figures)).toBe('92 % of the input was read from it, saved $0.043')
})

it('say so when the cache was filled in vain', () => {
  expect(cacheWords({ ...figures, readTokens: 0, hitRate: 0, savedUsd: -0.0052 })).toBe(
    'filled, and nothing was read from it, cost $0.0052 more than without it',
  )
})

it('call a saving unknown rather than zero', () => {
  expect(cacheWords({ ...figures, savedUsd: null })).toBe('92 % of the input was read from it, saving unknown')
})
