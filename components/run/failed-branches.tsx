'use client'

import type { NodeRunState } from '@/lib/engine/run-state'
import { RunAgainButton } from './again/run-again-button'
import { ErrorNote } from './error-note'
import { SourceButton } from './source-button'

/** Why branches failed, each cause once with the branches that it struck: what to mend before running again. */
export function FailedBranches({ nodes }: { nodes: readonly NodeRunState[] }) {
  const causes = causesOf(nodes)
  if (causes.length === 0) return null
  const failed = causes.flatMap(({ branches }) => branches)
  return (
    <section aria-label="Why branches failed" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h3 className="text-sm font-semibold">Why branches failed</h3>
        <RunAgainButton
          request={{}}
          label={
            failed.length === 1 ? `Run ${failed[0]?.label} again` : `Run all ${failed.length} failed branches again`
          }
          failedInLabel={failed.length}
        >
          {failed.length === 1 ? 'Run again' : 'Run all failed again'}
        </RunAgainButton>
      </div>
      {causes.map(({ error, branches }) => (
        <div key={`${error.code}${error.message}`} className="flex flex-col gap-1.5">
          <ErrorNote error={error} />
          <p className="flex flex-wrap items-center gap-x-2.5 text-sm text-muted">
            {branches.slice(0, mostNamed).map((source) => (
              <SourceButton key={`${source.nodeId}#${source.branch}`} source={source} fallback={source.label} />
            ))}
            {branches.length > mostNamed ? `and ${branches.length - mostNamed} more` : null}
          </p>
        </div>
      ))}
    </section>
  )
}

const mostNamed = 12

type Cause = {
  error: NonNullable<NodeRunState['error']>
  branches: { nodeId: string; branch: number; label: string; model: string | null }[]
}

function causesOf(nodes: readonly NodeRunState[]): Cause[] {
  const causes = new Map<string, Cause>()
  for (const { nodeId, branches } of nodes) {
    for (const { error, index, label, model } of branches) {
      if (error === null) continue
      const key = `${error.code} ${error.message}`
      const cause = causes.get(key) ?? { error, branches: [] }
      cause.branches.push({ nodeId, branch: index, label, model })
      causes.set(key, cause)
    }
  }
  return [...causes.values()]
}
