import { cacheFigures } from '@/lib/engine/cache-figures'
import type { BranchState } from '@/lib/engine/run-state'
import { cacheWords } from './cache-words'

/** What the cache of prompts did for these branches, in one sentence; nothing where it took no part. */
export function CacheNote({ branches, className }: { branches: readonly BranchState[]; className?: string }) {
  const figures = cacheFigures(branches)
  if (figures === null) return null
  return <p className={className}>Prompt cache: {cacheWords(figures)}.</p>
}
