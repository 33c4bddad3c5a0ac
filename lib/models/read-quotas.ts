import type { Quota } from '../engine/lane'

const prefix = 'anthropic-ratelimit-'

/** The limits that an answer may tell of, by the second part of the header's name. */
const limits = {
  requests: 'requests',
  tokens: 'tokens',
  'input-tokens': 'inputTokens',
  'output-tokens': 'outputTokens',
} as const

/** What is read of them. */
export const rateLimitHeaders = Object.keys(limits).flatMap((name) => [
  `${prefix}${name}-limit`,
  `${prefix}${name}-remaining`,
  `${prefix}${name}-reset`,
])

/** Longer than any of these limits takes to come back. What says otherwise is a mistake, and must not stop a lane for a day. */
const longestResetMs = 60 * 60_000

/**
 * What the server says is left of its limits. Compatible servers mostly say nothing, some half of it: only what makes sense is
 * told. Resets are moments by the server's clock; where it tells its time as well, ours may be wrong.
 *
 * @param now milliseconds since 1970.
 */
export function readQuotas(headers: Headers, now: number): Quota[] {
  const quotas: Quota[] = []
  for (const [name, unit] of Object.entries(limits)) {
    const remaining = count(headers.get(`${prefix}${name}-remaining`))
    const reset = headers.get(`${prefix}${name}-reset`)
    if (reset === null || remaining === null) continue
    const resetInMs = Date.parse(reset) - serverTime(headers, now)
    // Also no number at all, where it is not a date.
    if (!(resetInMs > 0 && resetInMs <= longestResetMs)) continue
    quotas.push({ unit, remaining, limit: count(headers.get(`${prefix}${name}-limit`)), resetAt: now + resetInMs })
  }
  return quotas
}

function count(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** By its own clock, to the second; ours where it does not say. */
function serverTime(headers: Headers, now: number): number {
  const date = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(date) ? now : date
}
