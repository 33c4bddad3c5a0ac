import { addUsage } from './add-usage'
import type { Usage } from './run-event'
import type { BranchState } from './run-state'

/** What a server's cache of prompts did for some branches, failed attempts included. */
export type CacheFigures = {
  readTokens: number
  writtenTokens: number
  /** Of all tokens that went in, the fraction that was read from the cache. */
  hitRate: number
  /** Against the same tokens without a cache; negative where more was written than read. null when not all of it is known. */
  savedUsd: number | null
}

/** null where no cache took part, as far as the servers say. */
export function cacheFigures(branches: readonly Pick<BranchState, 'usage' | 'cacheSavedUsd'>[]): CacheFigures | null {
  const usage = branches.reduce<Usage | null>((sum, branch) => addUsage(sum, branch.usage), null)
  const readTokens = usage?.cacheReadTokens ?? 0
  const writtenTokens = usage?.cacheWriteTokens ?? 0
  if (readTokens + writtenTokens === 0) return null
  const savings = branches.filter(usedCache).map(({ cacheSavedUsd }) => cacheSavedUsd)
  return {
    readTokens,
    writtenTokens,
    hitRate: readTokens / ((usage?.inputTokens ?? 0) + readTokens + writtenTokens),
    savedUsd: savings.reduce((sum, saved) => (sum === null || saved === null ? null : sum + saved), 0),
  }
}

function usedCache({ usage }: Pick<BranchState, 'usage'>): boolean {
  return (usage?.cacheReadTokens ?? 0) + (usage?.cacheWriteTokens ?? 0) > 0
}
