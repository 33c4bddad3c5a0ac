'use client'

import type { IncomingRef } from './incoming-refs'
import { useOpenBranch } from './run-feed-provider'

/** The name of a branch; pressing it shows that branch. */
export function SourceButton({ source, fallback }: { source: IncomingRef | undefined; fallback: string }) {
  const open = useOpenBranch()
  const branch = source?.branch ?? null
  if (source === undefined || branch === null || open === null) return <span>{source?.label ?? fallback}</span>
  return (
    <button
      type="button"
      onClick={() => open(source.nodeId, branch)}
      className="min-h-6 text-accent-ink underline decoration-dotted underline-offset-2 hover:decoration-solid"
    >
      {source.label}
    </button>
  )
}
