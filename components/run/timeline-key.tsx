'use client'

import { runTiming } from '@/lib/engine/run-totals'
import { formatDuration, formatSpeedup } from './format-figures'
import { useRun } from './run-feed-provider'

/** What the colours mean, and what being parallel saved. */
export function TimelineKey() {
  const run = useRun()
  const timing = run === null || run.endedAt === null ? null : runTiming(run, run.endedAt)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 text-xs text-muted">
      <Key fill="h-1.5 rounded-full bg-active" text="waiting" />
      <Key fill="h-3 rounded-sm bg-running" text="running" />
      <Key fill="h-3 rounded-sm bg-succeeded" text="succeeded" />
      <Key fill="h-3 rounded-sm border border-failed bg-failed-soft" text="failed attempt" />
      {timing === null ? null : (
        <span className="ml-auto tabular">
          {formatDuration(timing.wallMs)} in all
          {timing.sequentialMs === null ? '' : `, ${formatDuration(timing.sequentialMs)} one after the other`}
          {timing.speedup !== null && timing.speedup >= 1.05 ? `: ${formatSpeedup(timing.speedup)} faster` : ''}
        </span>
      )}
    </div>
  )
}

function Key({ fill, text }: { fill: string; text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={`w-4 ${fill}`} />
      {text}
    </span>
  )
}
