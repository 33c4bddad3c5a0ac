import type { Usage } from '../engine/run-event'
import type { Connection } from './connection'
import { isFreeOfCharge, priceInForce, tierFor } from './price-in-force'

const perToken = 1e-6
const perSearch = 1e-3

/**
 * What a call cost at the price in force when it was made, in dollars. null when it is not known, and never 0 instead: for a model that
 * has no price (see `price-in-force.ts`), or for tokens that were not counted.
 *
 * @param modelId as asked for, which is what is billed.
 * @param at when the call was made, in milliseconds since 1970; now, unless told.
 */
export function priceOf(connection: Connection, modelId: string, usage: Usage, at = Date.now()): number | null {
  const price = priceInForce(connection, modelId, at)
  if (price === null) return null
  if (isFreeOfCharge(price)) return 0
  const { inputTokens, outputTokens } = usage
  if (inputTokens === null || outputTokens === null) return null
  // Servers leave the other counters out where there was nothing to count.
  const readTokens = usage.cacheReadTokens ?? 0
  const writtenTokens = usage.cacheWriteTokens ?? 0
  const hourTokens = Math.min(usage.cacheWrite1hTokens ?? 0, writtenTokens)
  const tier = tierFor(price.tiers, inputTokens + readTokens + writtenTokens)
  if (tier === null) return null
  const parts = [
    costOf(inputTokens, tier.inputUsd, perToken),
    costOf(outputTokens, tier.outputUsd, perToken),
    costOf(readTokens, tier.cacheReadUsd, perToken),
    costOf(writtenTokens - hourTokens, tier.cacheWriteUsd, perToken),
    costOf(hourTokens, tier.cacheWrite1hUsd, perToken),
    costOf(usage.webSearchRequests ?? 0, price.webSearchUsd, perSearch),
  ]
  return parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0)
}

function costOf(count: number, usd: number | null, per: number): number | null {
  if (count === 0) return 0
  return usd === null ? null : count * usd * per
}
