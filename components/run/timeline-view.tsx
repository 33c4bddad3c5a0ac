'use client'

import { Clock3 } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'
import { CacheNote } from './cache-note'
import { formatDuration } from './format-figures'
import { useRun } from './run-feed-provider'
import { timelineScale } from './timeline-bars'
import { TimelineKey } from './timeline-key'
import { TimelineBranch, timelineLabelColumn } from './timeline-row'
import { timelineRows, type TimelineRow } from './timeline-rows'
import { useNow } from './use-now'
import { useWindow } from './use-window'

const rowPx = 28

/** A bar per branch: grey while it waited, coloured while it was called, every attempt by itself. */
export function TimelineView() {
  const run = useRun()
  const isLive = run !== null && run.endedAt === null && run.startedAt !== null
  const now = useNow(isLive ? 250 : 0)
  const rows = timelineRows(run?.nodes ?? [])
  const { attach, from, to } = useWindow({ count: rows.length, sizePx: rowPx, axis: 'y' })

  if (run === null || run.startedAt === null || rows.length === 0) {
    return (
      <EmptyState icon={<Clock3 />} title="Nothing has run yet">
        As soon as branches start, each gets a bar here that shows when it waited and when it was called.
      </EmptyState>
    )
  }

  const { startedAt } = run
  const elapsedMs = (run.endedAt ?? now ?? startedAt) - startedAt
  const { lengthMs, ticksMs } = timelineScale(elapsedMs, isLive)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <TimelineKey />
      <div
        ref={attach}
        role="region"
        aria-label="Timeline of the branches"
        tabIndex={0}
        className="relative min-h-0 flex-1 scroll-thin overflow-auto pb-2 focus-visible:-outline-offset-2"
      >
        <Axis lengthMs={lengthMs} ticksMs={ticksMs} />
        <ol className="relative min-w-xl" style={{ height: rows.length * rowPx }}>
          {rows.slice(from, to).map((row, at) => (
            <li
              key={row.key}
              className="group absolute inset-x-0 flex items-center hover:bg-hover"
              style={{ top: (from + at) * rowPx, height: rowPx }}
            >
              <Row row={row} startedAt={startedAt} lengthMs={lengthMs} elapsedMs={elapsedMs} />
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}

type RowProps = { row: TimelineRow; startedAt: number; lengthMs: number; elapsedMs: number }

function Row({ row, startedAt, lengthMs, elapsedMs }: RowProps) {
  if (row.kind === 'node') {
    return (
      <div className="flex min-w-0 items-baseline gap-3 px-4 pt-1 text-xs text-muted">
        <span className="truncate font-medium">{row.node.label}</span>
        <CacheNote branches={row.node.branches} className="truncate text-2xs text-faint tabular" />
      </div>
    )
  }
  const { node, branch } = row
  return (
    <TimelineBranch
      node={node}
      branch={branch}
      startedAt={startedAt}
      lengthMs={lengthMs}
      elapsedMs={branch.endedAt === null ? elapsedMs : null}
    />
  )
}

function Axis({ lengthMs, ticksMs }: { lengthMs: number; ticksMs: readonly number[] }) {
  return (
    <div
      aria-hidden
      className="sticky top-0 z-10 flex h-7 min-w-xl border-b border-line bg-surface text-2xs text-faint tabular"
    >
      <div className={timelineLabelColumn} />
      <div className="relative mr-32 flex-1">
        {ticksMs.map((tick) => (
          <span
            key={tick}
            className="absolute bottom-1 -translate-x-1/2 whitespace-nowrap first:translate-x-0"
            style={{ left: `${(tick / lengthMs) * 100}%` }}
          >
            {tick === 0 ? '0' : formatDuration(tick)}
          </span>
        ))}
      </div>
    </div>
  )
}
