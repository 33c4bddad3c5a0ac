import type { Usage } from '../engine/run-event'
import { isAnthropic } from './base-url'
import { findModel, type Price } from './claude-models'
import type { Connection } from './connection'

const perToken = 1e-6

/**
 * What a call cost at list price, in dollars. null when it is not known, and never 0 instead: for a model that the table does not
 * have, for another server than Anthropic's (it may call its own models by these names), or for tokens that were not counted.
 *
 * @param modelId as asked for, which is what is billed.
 */
export function priceOf(connection: Connection, modelId: string, usage: Usage): number | null {
  const { inputTokens, outputTokens } = usage
  if (!isAnthropic(connection.baseUrl) || inputTokens === null || outputTokens === null) return null
  // Servers leave the cache counters out when no cache was used.
  const cacheReadTokens = usage.cacheReadTokens ?? 0
  const cacheWriteTokens = usage.cacheWriteTokens ?? 0
  const price = priceFor(findModel(modelId)?.prices ?? [], inputTokens + cacheReadTokens + cacheWriteTokens)
  if (price === null) return null
  const cached = [costOf(cacheReadTokens, price.cacheReadUsd), costOf(cacheWriteTokens, price.cacheWriteUsd)]
  if (cached.includes(null)) return null
  const cacheUsd = cached.reduce<number>((sum, cost) => sum + (cost ?? 0), 0)
  return perToken * (inputTokens * price.inputUsd + outputTokens * price.outputUsd) + cacheUsd
}

/** The price of a prompt of this size, all kinds of input together. */
function priceFor(prices: readonly Price[], promptTokens: number): Price | null {
  return prices.find(({ upToInputTokens }) => upToInputTokens === null || promptTokens <= upToInputTokens) ?? null
}

function costOf(tokens: number, usdPerMillion: number | null): number | null {
  if (tokens === 0) return 0
  return usdPerMillion === null ? null : tokens * usdPerMillion * perToken
}
