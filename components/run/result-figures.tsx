'use client'

import { cacheFigures } from '@/lib/engine/cache-figures'
import { runTiming, runTotals, type RunTotals } from '@/lib/engine/run-totals'
import type { RunState } from '@/lib/engine/run-state'
import { isOfflineBranch } from '@/components/node-kit/offline-badge'
import { savingWords } from './cache-words'
import { allBranches } from './count-branches'
import {
  formatCost,
  formatDuration,
  formatShare,
  formatSpeedup,
  formatTotal,
  formatUsage,
  unknown,
} from './format-figures'

/** Time, speed-up, cost and tokens of a run that has ended. */
export function ResultFigures({ run }: { run: RunState }) {
  const totals = runTotals(run)
  const timing = runTiming(run, run.endedAt ?? 0)
  const isOffline = allBranches(run.nodes).every(isOfflineBranch)
  const cache = cacheFigures(allBranches(run.nodes))
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
      <Figure name="Took" value={formatDuration(timing.wallMs)} />
      {timing.speedup === null ? null : (
        <Figure
          name="Speed-up"
          value={timing.speedup >= 1.05 ? formatSpeedup(timing.speedup) : 'none'}
          note={`one after the other: ${formatDuration(timing.sequentialMs)}`}
        />
      )}
      <Figure name="Cost" value={formatTotal(totals, isOffline) ?? unknown} note={costNote(run, totals)} />
      {isOffline ? null : <Figure name="Tokens" value={formatUsage(totals.usage)} />}
      {cache === null ? null : (
        <Figure
          name="Prompt cache"
          value={`${formatShare(cache.hitRate)} read from it`}
          note={savingWords(cache.savedUsd)}
        />
      )}
    </dl>
  )
}

function costNote({ maxCostUsd }: RunState, { costUsd, hasUnknownCost }: RunTotals): string | undefined {
  const limit = maxCostUsd === null ? [] : [`limit: ${formatCost(maxCostUsd)}`]
  const missing = hasUnknownCost && costUsd !== null ? ['some calls told no cost'] : []
  const parts = [...missing, ...limit]
  return parts.length === 0 ? undefined : parts.join(', ')
}

function Figure({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-faint">{name}</dt>
      <dd className="text-base font-medium tabular">
        {value}
        {note ? <span className="block text-2xs font-normal text-faint">{note}</span> : null}
      </dd>
    </div>
  )
}
