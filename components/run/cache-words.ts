import type { CacheFigures } from '@/lib/engine/cache-figures'
import { formatShare } from './format-figures'

/** "92 % of the input was read from it, saved $0.043". */
export function cacheWords({ hitRate, readTokens, savedUsd }: CacheFigures): string {
  const read =
    readTokens === 0 ? 'filled, and nothing was read from it' : `${formatShare(hitRate)} of the input was read from it`
  return `${read}, ${savingWords(savedUsd)}`
}

export function savingWords(savedUsd: number | null): string {
  if (savedUsd === null) return 'saving unknown'
  if (Math.abs(savedUsd) < 0.0001) return 'saved less than $0.0001'
  const usd = `$${Math.abs(savedUsd).toFixed(Math.abs(savedUsd) < 0.01 ? 4 : 3)}`
  return savedUsd > 0 ? `saved ${usd}` : `cost ${usd} more than without it`
}
