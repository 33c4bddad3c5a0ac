import { expect, it } from 'vitest'
import type { ModelRequest } from '../engine/model-call'
import { anthropicConnection } from './connection'
import { worstCaseOf } from './worst-case'

const now = Date.parse('2026-11-29')
const anthropic = anthropicConnection({})
const asking = (text: string, more: Partial<ModelRequest> = {}): ModelRequest => ({
  model: 'anthropic/claude-sonnet-5-5',
  system: null,
  segments: [{ kind: 'instruction', source: null, text }],
  answer: { type: 'text' },
  options: {},
  purpose: 'branch',
  ...more,
})
const worst = (request: ModelRequest) => worstCaseOf(request, [anthropic], now)

it('takes the answer to be as long as it may', () => {
  const [short, long] = [1_000, 101_000].map((maxTokens) => worst(asking('Hello', { options: { maxTokens } })))
  expect((long ?? 0) - (short ?? 0)).toBeCloseTo(1, 4)
})

it('takes every byte of the prompt for a token', () => {
  const plain = worst(asking('a'.repeat(1_000_000))) ?? 0
  expect(plain - (worst(asking('')) ?? 0)).toBeCloseTo(2, 4)
  // Three bytes a letter.
  expect(worst(asking('字'.repeat(1_000_000)))).toBeGreaterThan(6)
})

it('takes the dearest of the prices that may come to hold', () => {
  const haiku = (length: number) => worst(asking('a'.repeat(length), { model: 'anthropic/claude-haiku-5-5' }))
  expect(haiku(10)).toBeLessThan(0.01)
  expect(haiku(110_000)).toBeGreaterThan(0.05)
})

it('is nothing for an offline model and for a price of 0, and unknown without a price', () => {
  const local = { ...anthropic, name: 'local', baseUrl: 'http://localhost:1' }
  const tier = {
    inputUsd: 0,
    outputUsd: 0,
    cacheWriteUsd: 0,
    cacheWrite1hUsd: 0,
    cacheReadUsd: 0,
    upToInputTokens: null,
  }
  const free = { modelId: 'm', from: '2026-01-01', tiers: [tier], webSearchUsd: null, note: '' }
  expect(worst(asking('Hello', { model: 'offline/extract' }))).toBe(0)
  expect(worstCaseOf(asking('Hello', { model: 'local/m' }), [local], now)).toBeNull()
  expect(worstCaseOf(asking('Hello', { model: 'local/m' }), [{ ...local, ownPrices: [free] }], now)).toBe(0)
  expect(worst(asking('Hello', { model: 'elsewhere/m' }))).toBeNull()
})
