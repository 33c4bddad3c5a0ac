'use client'

import { memo } from 'react'
import type { BranchState, NodeRunState } from '@/lib/engine/run-state'
import { statusIcons, statusText } from '@/components/node-kit/status'
import { cn } from '@/components/ui/cn'
import { formatCost, formatDuration } from './format-figures'
import { useOpenBranch } from './run-feed-provider'
import { timelineBars, type TimelineBar } from './timeline-bars'

export const timelineLabelColumn = 'sticky left-0 z-10 w-36 shrink-0 md:w-64'

type TimelineBranchProps = {
  node: NodeRunState
  branch: BranchState
  startedAt: number
  lengthMs: number
  /** null: the branch has ended and is not drawn again as time goes on. */
  elapsedMs: number | null
}

/** One branch on the time axis. Pressing its name shows what it says. */
export const TimelineBranch = memo(function TimelineBranch(props: TimelineBranchProps) {
  const { node, branch, startedAt, lengthMs, elapsedMs } = props
  const open = useOpenBranch()
  const bars = timelineBars(node, branch, startedAt)
  const Icon = statusIcons[branch.status]
  const endMs = bars.at(-1)?.endMs ?? elapsedMs ?? 0
  const tookMs = branch.startedAt === null ? null : (branch.endedAt ?? startedAt + (elapsedMs ?? 0)) - branch.startedAt
  return (
    <>
      <button
        type="button"
        onClick={() => open?.(node.nodeId, branch.index)}
        aria-label={`${branch.label}, ${node.label}: ${branch.status}. ${describe(bars, elapsedMs)}${costInWords(branch)}`}
        className={cn(
          timelineLabelColumn,
          'flex h-full items-center gap-1.5 bg-surface px-4 text-left group-hover:bg-hover focus-visible:-outline-offset-2',
        )}
      >
        <Icon aria-hidden className={cn('size-3.5 shrink-0', statusText[branch.status])} />
        <span className="truncate text-xs" title={branch.label}>
          {branch.label}
        </span>
      </button>
      <div aria-hidden className="relative mr-32 h-full flex-1">
        {bars.map((bar) => (
          <Bar key={`${bar.kind}${bar.startMs}`} bar={bar} lengthMs={lengthMs} elapsedMs={elapsedMs ?? endMs} />
        ))}
        <span
          className="absolute top-1/2 ml-1.5 -translate-y-1/2 text-2xs whitespace-nowrap text-muted tabular"
          style={{ left: `${Math.min(100, (endMs / lengthMs) * 100)}%` }}
        >
          {tookMs === null ? '' : formatDuration(tookMs)}
          {branch.costUsd === null || branch.endedAt === null ? '' : ` · ${formatCost(branch.costUsd)}`}
          {branch.attempt > 1 ? ` · ${branch.attempt} attempts` : ''}
        </span>
      </div>
    </>
  )
})

const fills: Record<TimelineBar['kind'], string> = {
  waiting: 'h-1.5 rounded-full bg-active',
  running: 'h-3.5 rounded-sm bg-running',
  succeeded: 'h-3.5 rounded-sm bg-succeeded',
  failed: 'h-3.5 rounded-sm border border-failed bg-failed-soft',
  cancelled: 'h-3.5 rounded-sm border border-dashed border-cancelled bg-cancelled-soft',
}

function Bar({ bar, lengthMs, elapsedMs }: { bar: TimelineBar; lengthMs: number; elapsedMs: number }) {
  const endMs = Math.min(bar.endMs ?? elapsedMs, lengthMs)
  const share = Math.max(0, endMs - bar.startMs) / lengthMs
  return (
    <span
      title={`${bar.detail}, ${formatDuration(endMs - bar.startMs)}`}
      className={cn('absolute top-1/2 min-w-0.5 -translate-y-1/2', fills[bar.kind])}
      style={{ left: `${(bar.startMs / lengthMs) * 100}%`, width: `${share * 100}%` }}
    />
  )
}

function costInWords({ costUsd, endedAt, attempt }: BranchState): string {
  if (endedAt === null || attempt === 0) return ''
  return `; ${costUsd === null ? 'cost unknown' : `cost ${formatCost(costUsd)}`}`
}

function describe(bars: readonly TimelineBar[], elapsedMs: number | null): string {
  return bars
    .map((bar) => {
      const lasted = formatDuration((bar.endMs ?? elapsedMs ?? bar.startMs) - bar.startMs)
      return bar.kind === 'waiting' ? `waited ${lasted}` : `attempt ${bar.attempt} ${bar.kind}, ${lasted}`
    })
    .join('; ')
}
