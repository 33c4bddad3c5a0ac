import type { Price } from './claude-models'

export type FanOutInput = {
  /** Tokens that all siblings begin with, and that each has of its own. */
  prefixTokens: number
  ownTokens: number
  siblings: number
  /** For prompts of this size. */
  price: Price
  /** The prefix is long enough to be kept, and the server keeps it. */
  takesCache: boolean
}

const perToken = 1e-6

/**
 * What the input of sibling branches costs, in dollars. `lowUsd`: the first writes the prefix to the cache and all others read it.
 * `highUsd`: no call finds it there, so that each writes it, which is a little dearer than no cache at all. Without a cache both are
 * the plain price. null where the prices of the cache are not known.
 */
export function estimateCachedInput({ prefixTokens, ownTokens, siblings, price, takesCache }: FanOutInput): {
  lowUsd: number
  highUsd: number
} | null {
  const ownUsd = perToken * siblings * ownTokens * price.inputUsd
  if (!takesCache || siblings < 2) {
    const usd = ownUsd + perToken * siblings * prefixTokens * price.inputUsd
    return { lowUsd: usd, highUsd: usd }
  }
  const { cacheWriteUsd, cacheReadUsd } = price
  if (cacheWriteUsd === null || cacheReadUsd === null) return null
  const prefix = perToken * prefixTokens
  return {
    lowUsd: ownUsd + prefix * (cacheWriteUsd + (siblings - 1) * cacheReadUsd),
    highUsd: ownUsd + prefix * siblings * cacheWriteUsd,
  }
}
