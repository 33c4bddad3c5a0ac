import type { Price } from '../claude-models'
import type { Range } from './run-estimate'

/**
 * What the input of one of several calls costs that begin with the same words, in dollars.
 *
 * @param prefixTokens what they share and the server keeps; 0 where nothing is cached.
 * @param siblings how many calls begin so, this one included.
 * @returns low: its part if one writes the prefix and the others read it. high: everybody writes it.
 */
export function estimateInputCost(prefixTokens: Range, restTokens: Range, siblings: number, price: Price): Range {
  const { inputUsd, cacheWriteUsd, cacheReadUsd } = price
  const writeUsd = cacheWriteUsd ?? inputUsd
  const sharedUsd = (writeUsd + (siblings - 1) * (cacheReadUsd ?? inputUsd)) / siblings
  return {
    low: (restTokens.low * inputUsd + prefixTokens.low * Math.min(inputUsd, sharedUsd)) / 1_000_000,
    high: (restTokens.high * inputUsd + prefixTokens.high * Math.max(inputUsd, writeUsd)) / 1_000_000,
  }
}
