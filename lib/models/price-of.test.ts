import { expect, it } from 'vitest'
import { claudeModels } from './claude-models'
import { anthropicConnection } from './connection'
import { priceOf } from './price-of'

const anthropic = anthropicConnection({})
const usage = (inputTokens: number | null, outputTokens: number | null, cacheReadTokens = 0, cacheWriteTokens = 0) => ({
  inputTokens,
  outputTokens,
  cacheReadTokens,
  cacheWriteTokens,
})

it('adds input, output and both kinds of cached input, each at its own price', () => {
  // 1,000 × $2 + 500 × $10 + 10,000 × $0.10 + 4,000 × $2.50, for a million tokens each.
  expect(priceOf(anthropic, 'claude-sonnet-5-5', usage(1000, 500, 10_000, 4000))).toBeCloseTo(0.018, 10)
})

it('prices Haiku 5.5 by the size of the whole prompt, cached input included', () => {
  expect(priceOf(anthropic, 'claude-haiku-5-5', usage(100_000, 0))).toBeCloseTo(0.01, 10)
  expect(priceOf(anthropic, 'claude-haiku-5-5', usage(100_001, 0))).toBeCloseTo(0.0500005, 10)
  expect(priceOf(anthropic, 'claude-haiku-5-5', usage(1, 0, 100_000))).toBeCloseTo(0.0050005, 10)
})

it('knows no price for a model by the beginning of its name', () => {
  expect(priceOf(anthropic, 'claude-sonnet-5-5-20270101', usage(10, 10))).toBeNull()
  expect(priceOf(anthropic, 'claude-sonnet-5', usage(10, 10))).not.toBeNull()
})

it('knows no price for tokens that were not counted', () => {
  expect(priceOf(anthropic, 'claude-sonnet-5-5', usage(10, null))).toBeNull()
  expect(priceOf(anthropic, 'claude-sonnet-5-5', usage(null, 10))).toBeNull()
})

it('knows for every model what writing to a cache costs: a call is never dearer than it shows', () => {
  for (const { id } of claudeModels) expect(priceOf(anthropic, id, usage(10, 10, 0, 1))).not.toBeNull()
})

it('knows no price at another server, whatever it calls its models', () => {
  const gateway = anthropicConnection({ ANTHROPIC_BASE_URL: 'http://localhost:4000' })
  expect(priceOf(gateway, 'claude-sonnet-5-5', usage(10, 10))).toBeNull()
})
