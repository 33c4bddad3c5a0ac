import type { Usage } from '../engine/run-event'
import type { Connection } from './connection'
import { priceOf } from './price-of'

/**
 * What the cache of prompts saved in a call, in dollars: the price of the same tokens without a cache less what they cost. Negative
 * where more was written than read. null when it is not known, and where nothing was written or read.
 */
export function cacheSavingOf(connection: Connection, modelId: string, usage: Usage, at = Date.now()): number | null {
  const cachedTokens = (usage.cacheReadTokens ?? 0) + (usage.cacheWriteTokens ?? 0)
  if (cachedTokens === 0 || usage.inputTokens === null) return null
  const uncached = {
    ...usage,
    inputTokens: usage.inputTokens + cachedTokens,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
    cacheWrite1hTokens: 0,
  }
  const uncachedUsd = priceOf(connection, modelId, uncached, at)
  const costUsd = priceOf(connection, modelId, usage, at)
  return uncachedUsd === null || costUsd === null ? null : uncachedUsd - costUsd
}
