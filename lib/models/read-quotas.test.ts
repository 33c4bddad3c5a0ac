import { expect, it } from 'vitest'
import { readQuotas } from './read-quotas'

const now = Date.parse('2026-11-24T10:00:00Z')
const inMs = (ms: number) => new Date(now + ms).toISOString()

function read(limits: Record<string, string>, more: Record<string, string> = {}) {
  const named = Object.entries(limits).map(([name, value]): [string, string] => [`anthropic-ratelimit-${name}`, value])
  return readQuotas(new Headers([...named, ...Object.entries(more)]), now)
}

it('reads what is left of each limit and when it is whole again', () => {
  const quotas = read({
    'requests-limit': '1000',
    'requests-remaining': '17',
    'requests-reset': inMs(900),
    'input-tokens-remaining': '0',
    'input-tokens-reset': inMs(12_000),
  })
  expect(quotas).toEqual([
    { unit: 'requests', remaining: 17, limit: 1000, resetAt: now + 900 },
    { unit: 'inputTokens', remaining: 0, limit: null, resetAt: now + 12_000 },
  ])
})

it('takes the time of the server for the moments that it names', () => {
  const wrongByAnHour = new Date(now - 3_600_000)
  const reset = new Date(wrongByAnHour.getTime() + 2000).toISOString()
  const quotas = read({ 'requests-remaining': '0', 'requests-reset': reset }, { date: wrongByAnHour.toUTCString() })
  expect(quotas).toEqual([{ unit: 'requests', remaining: 0, limit: null, resetAt: now + 2000 }])
})

it('tells nothing where a server says nothing, half of it, or what makes no sense', () => {
  expect(read({})).toEqual([])
  expect(read({ 'requests-remaining': '0' })).toEqual([])
  expect(read({ 'requests-reset': inMs(1000) })).toEqual([])
  for (const remaining of ['-1', '1.5', 'none', '']) {
    expect(read({ 'requests-remaining': remaining, 'requests-reset': inMs(1000) })).toEqual([])
  }
  for (const reset of ['soon', '', inMs(0), inMs(-1000), inMs(86_400_000)]) {
    expect(read({ 'requests-remaining': '0', 'requests-reset': reset })).toEqual([])
  }
})
