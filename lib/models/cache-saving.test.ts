import { expect, it } from 'vitest'
import { cacheSavingOf } from './cache-saving'
import { anthropicConnection } from './connection'

const anthropic = anthropicConnection({})
const usage = (cacheReadTokens: number | null, cacheWriteTokens: number | null) => ({
  inputTokens: 100,
  outputTokens: 50,
  cacheReadTokens,
  cacheWriteTokens,
})

it('is what the tokens would have cost without a cache less what they cost', () => {
  // 10,000 tokens read at $0.10 instead of $2 for a million.
  expect(cacheSavingOf(anthropic, 'claude-sonnet-5-5', usage(10_000, 0))).toBeCloseTo(0.019, 10)
})

it('is negative for the call that only filled the cache', () => {
  expect(cacheSavingOf(anthropic, 'claude-sonnet-5-5', usage(0, 10_000))).toBeCloseTo(-0.005, 10)
})

it('is unknown without a price, and where no cache was used', () => {
  expect(cacheSavingOf(anthropic, 'claude-unheard-of', usage(10_000, 0))).toBeNull()
  expect(cacheSavingOf(anthropic, 'claude-sonnet-5-5', usage(0, null))).toBeNull()
  const gateway = anthropicConnection({ ANTHROPIC_BASE_URL: 'http://localhost:4000' })
  expect(cacheSavingOf(gateway, 'claude-sonnet-5-5', usage(10_000, 0))).toBeNull()
})
