import { describe, expect, it } from 'vitest'
import { claudeModels } from './claude-models'
import { anthropicConnection } from './connection'
import type { OwnPrice } from './own-price'
import { priceOf as priceAt } from './price-of'

const anthropic = anthropicConnection({})
const today = Date.parse('2026-11-29T12:00:00Z')
const priceOf = (...[connection, model, used]: [typeof anthropic, string, Parameters<typeof priceAt>[2]]) =>
  priceAt(connection, model, used, today)
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

it('takes what is kept for an hour out of what is written, and counts searches by the thousand', () => {
  const used = { ...usage(0, 0, 0, 4000), cacheWrite1hTokens: 1000, webSearchRequests: 3 }
  // 3,000 × $2.50 + 1,000 × $4, for a million tokens each; 3 × $10 for a thousand searches.
  expect(priceOf(anthropic, 'claude-sonnet-5-5', used)).toBeCloseTo(0.0115 + 0.03, 10)
})

describe('a price of one’s own', () => {
  const own = (inputUsd: number, more: Partial<OwnPrice> = {}): OwnPrice => ({
    modelId: 'local',
    from: '2026-11-01',
    tiers: [
      { inputUsd, outputUsd: 0, cacheWriteUsd: null, cacheWrite1hUsd: null, cacheReadUsd: null, upToInputTokens: null },
    ],
    webSearchUsd: null,
    note: '',
    ...more,
  })
  const server = (...ownPrices: OwnPrice[]) => ({ ...anthropic, baseUrl: 'http://localhost:4000', ownPrices })

  it('holds at any server, for that very model', () => {
    expect(priceOf(server(own(3)), 'local', usage(1_000_000, 10))).toBe(3)
    expect(priceOf(server(own(3)), 'local-2', usage(1_000_000, 10))).toBeNull()
  })

  it('may be 0: that is known, also where tokens were not counted', () => {
    expect(priceOf(server(own(0)), 'local', usage(null, null))).toBe(0)
  })

  it('goes before the list price, and the newest of those in force before the others', () => {
    const mine = (inputUsd: number, from: string) => own(inputUsd, { modelId: 'claude-sonnet-5-5', from })
    const prices = [mine(7, '2026-11-20'), mine(5, '2026-11-10'), mine(9, '2026-12-01')]
    const at = (ownPrices: OwnPrice[], day: string) =>
      priceAt({ ...anthropic, ownPrices }, 'claude-sonnet-5-5', usage(1_000_000, 0), Date.parse(day))
    expect(at(prices, '2026-11-29')).toBe(7)
    expect(at(prices, '2026-11-15')).toBe(5)
    expect(at(prices, '2026-12-01')).toBe(9)
    expect(at(prices, '2026-11-05')).toBe(2)
    expect(at([], '2026-11-29')).toBe(2)
  })
})
