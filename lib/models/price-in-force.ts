import { isAnthropic } from './base-url'
import { findModel, type Price } from './claude-models'
import type { Connection } from './connection'

/** What holds for a model of a connection on a day. */
export type PriceInForce = {
  /** By size of the prompt, smallest first. */
  tiers: readonly Price[]
  /** For a thousand searches; null: not known. */
  webSearchUsd: number | null
  /** Holds from this day on, as `2026-11-01`. */
  from: string
  /** Where the figures are from: a document, or the note of whoever entered them. */
  source: string
  isOwn: boolean
}

/**
 * The price of this very model id at a moment, in milliseconds since 1970: what a person has entered for that day, the newest first,
 * else Anthropic's list price where the connection leads to Anthropic. null: not known. Other servers may call their own models by
 * Anthropic's names, and a longer name is another model.
 */
export function priceInForce(connection: Connection, modelId: string, at: number): PriceInForce | null {
  const day = new Date(at).toISOString().slice(0, 10)
  const own = connection.ownPrices
    .filter((price) => price.modelId === modelId && price.from <= day)
    .reduce<Connection['ownPrices'][number] | null>(
      (last, price) => (last && last.from > price.from ? last : price),
      null,
    )
  if (own !== null) {
    const { tiers, webSearchUsd, from, note } = own
    return { tiers, webSearchUsd, from, source: note, isOwn: true }
  }
  const listed = isAnthropic(connection.baseUrl) ? findModel(modelId) : null
  if (listed === null) return null
  const { prices, webSearchUsd, from, source } = listed
  return { tiers: prices, webSearchUsd, from, source, isOwn: false }
}

/** The price of a prompt of this size, all kinds of input together. */
export function tierFor(tiers: readonly Price[], promptTokens: number): Price | null {
  return tiers.find(({ upToInputTokens }) => upToInputTokens === null || promptTokens <= upToInputTokens) ?? null
}

/** Whether a call costs nothing for certain, however long it is. */
export function isFreeOfCharge({ tiers, webSearchUsd }: PriceInForce): boolean {
  return (webSearchUsd ?? 0) === 0 && tiers.every((tier) => tier.inputUsd === 0 && tier.outputUsd === 0)
}
