'use client'

import { Square } from 'lucide-react'
import { useState, useTransition } from 'react'
import { cancelRun } from '@/lib/actions/runs'
import { runProgress } from '@/lib/engine/progress'
import { spendingOf } from '@/lib/engine/cost-cap'
import type { RunState } from '@/lib/engine/run-state'
import { runTotals } from '@/lib/engine/run-totals'
import { isSettled } from '@/lib/engine/statuses'
import { isOfflineBranch } from '@/components/node-kit/offline-badge'
import { StatusMark } from '@/components/node-kit/status'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Progress } from '@/components/ui/progress'
import { toast } from '@/components/ui/toast'
import { allBranches } from './count-branches'
import { stoppedAtLimit } from './cost-limit'
import { formatCost, formatDuration, formatSpeedup, formatTotal, plural, unknown } from './format-figures'
import { useRun, useRunId } from './run-feed-provider'
import { useNow } from './use-now'

/** How far the run is, how much faster than one after the other, how long, how dear; and a way to stop it. Nothing before a run. */
export function RunProgress({ className }: { className?: string }) {
  const run = useRun()
  const runId = useRunId()
  const isLive = run !== null && !isSettled(run.status)
  const now = useNow(isLive ? 200 : 0)
  if (run === null || runId === null) return null

  const at = run.endedAt ?? now
  const progress = runProgress(run, at ?? run.startedAt ?? 0)
  const elapsedMs = run.startedAt === null || at === null ? null : Math.max(0, at - run.startedAt)
  const isFaster = at !== null && progress.speedup !== null && progress.speedup >= 1.05 && progress.settledBranches > 0
  const branches =
    progress.totalBranches === 0
      ? 'no branches'
      : isLive
        ? `${progress.settledBranches} of ${plural(progress.totalBranches, 'branch', 'branches')}`
        : plural(progress.totalBranches, 'branch', 'branches')

  return (
    <div role="group" aria-label="Progress of the run" className={cn('flex min-w-0 items-center gap-3', className)}>
      <StatusMark status={run.status} />
      {isLive ? (
        <Progress
          label="Branches that have settled"
          value={progress.settledBranches}
          max={progress.totalBranches}
          className="w-20 shrink-0 max-md:hidden"
        />
      ) : null}
      <p className="min-w-0 truncate text-xs text-muted tabular">
        {branches}
        {isFaster ? (
          <span>
            {' · '}
            <span className="font-medium text-ink">{formatSpeedup(progress.speedup ?? 1)} faster</span> than one after
            the other{isLive ? ' so far' : ''}
          </span>
        ) : null}
        {elapsedMs === null ? null : ` · ${formatDuration(elapsedMs)}`}
        {costWords(run, isLive)}
      </p>
      {isLive ? <CancelRun runId={runId} isAsked={run.cancelRequested} /> : null}
    </div>
  )
}

/** Nothing while nothing is known; then what is known, and that it may not be all. */
function costWords(run: RunState, isLive: boolean): string {
  const { maxCostUsd } = run
  if (maxCostUsd !== null && isLive) {
    const { spentUsd, reservedUsd } = spendingOf(run)
    const reserved = reservedUsd === 0 ? '' : `, ${formatCost(reservedUsd)} reserved`
    return ` · ${spentUsd === 0 ? '$0' : formatCost(spentUsd)} of ${formatCost(maxCostUsd)}${reserved}`
  }
  const branches = allBranches(run.nodes)
  const total = formatTotal(runTotals(run), branches.every(isOfflineBranch))
  if (total === null) return ''
  const stopped = stoppedAtLimit(run) === null ? '' : ', stopped at the cost limit'
  return ` · ${total === unknown ? 'cost unknown' : total}${isLive ? ' so far' : ''}${stopped}`
}

function CancelRun({ runId, isAsked }: { runId: string; isAsked: boolean }) {
  const [wasPressed, setPressed] = useState(false)
  const [, startTransition] = useTransition()
  const isEnding = wasPressed || isAsked

  function cancel() {
    setPressed(true)
    startTransition(async () => {
      const result = await cancelRun({ runId })
      if (result.ok) return
      setPressed(false)
      toast.error('The run was not cancelled.', { description: result.problem.message })
    })
  }

  return (
    <Button size="sm" disabled={isEnding} onClick={cancel}>
      <Square aria-hidden className="fill-current" />
      {isEnding ? 'Cancelling…' : 'Cancel'}
    </Button>
  )
}
