'use client'

import { CirclePlay, ScrollText } from 'lucide-react'
import { useMemo } from 'react'
import type { RunEvent } from '@/lib/engine/run-event'
import type { Status } from '@/lib/engine/run-state'
import { statusIcons, statusText } from '@/components/node-kit/status'
import { cn } from '@/components/ui/cn'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Spinner } from '@/components/ui/spinner'
import { formatDuration, plural } from './format-figures'
import { logSentence, type LogNames } from './log-sentence'
import { useRun } from './run-feed-provider'
import { useRunEvents } from './use-run-events'
import { useWindow } from './use-window'

const rowPx = 30
const mostWhole = 400

/** Everything that happened, in order, one sentence each. */
export function LogView() {
  const nodes = useRun()?.nodes
  const events = useRunEvents()
  const { attach, from, to } = useWindow({ count: events?.length ?? 0, sizePx: rowPx, axis: 'y' })
  const names = useMemo<LogNames>(() => {
    const nodeOf = new Map(nodes?.map((node) => [node.nodeId, node]))
    return {
      node: (nodeId) => nodeOf.get(nodeId)?.label ?? nodeId,
      branch: (nodeId, branch) => {
        const node = nodeOf.get(nodeId)
        const label = node?.branches[branch]?.label ?? `branch ${branch + 1}`
        return node === undefined || node.label === label ? label : `${node.label}, ${label}`
      },
    }
  }, [nodes])

  if (events === null) {
    return (
      <p className="flex items-center gap-2 p-4 text-sm text-muted">
        <Spinner /> Reading the log…
      </p>
    )
  }
  if (events.length === 0) {
    return (
      <EmptyState icon={<ScrollText />} title="Nothing has happened yet">
        Every start, answer, failure and retry is written down here, in order.
      </EmptyState>
    )
  }

  const startedAt = events[0]?.at ?? 0
  const isWindowed = events.length > mostWhole
  const lines = () => events.map((event) => `${sinceOf(event, startedAt)}\t${logSentence(event, names)}`).join('\n')
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex items-center justify-between border-b border-line py-1.5 pr-3 pl-4 text-xs text-muted">
        {plural(events.length, 'event')}
        <CopyButton text={lines} label="Copy the log" />
      </div>
      <div
        ref={attach}
        role="region"
        aria-label="Log of the run"
        tabIndex={0}
        className="min-h-0 flex-1 scroll-thin overflow-auto focus-visible:-outline-offset-2"
      >
        {/* Few lines are drawn all, and wrap; of many, those in sight, one row each. */}
        <ol className="relative py-1" style={isWindowed ? { height: events.length * rowPx } : undefined}>
          {(isWindowed ? events.slice(from, to) : events).map((event, at) => (
            <Line
              key={event.seq}
              event={event}
              since={sinceOf(event, startedAt)}
              sentence={logSentence(event, names)}
              top={isWindowed ? (from + at) * rowPx : null}
            />
          ))}
        </ol>
      </div>
    </div>
  )
}

type LineProps = { event: RunEvent; since: string; sentence: string; top: number | null }

function Line({ event, since, sentence, top }: LineProps) {
  const status = statusOf(event)
  const Icon = status === 'running' ? CirclePlay : statusIcons[status]
  return (
    <li
      className={cn(
        'flex gap-2.5 px-4 text-sm hover:bg-hover',
        top === null ? 'items-start py-1' : 'absolute inset-x-0 items-center',
      )}
      style={top === null ? undefined : { top, height: rowPx }}
    >
      <span className="w-16 shrink-0 text-right text-xs leading-5 text-faint tabular">{since}</span>
      <Icon aria-hidden className={cn('size-3.5 shrink-0', top === null && 'mt-[3px]', statusText[status])} />
      <span className={top === null ? 'min-w-0 break-words' : 'truncate'} title={top === null ? undefined : sentence}>
        {sentence}
      </span>
    </li>
  )
}

function sinceOf(event: RunEvent, startedAt: number): string {
  return `+${formatDuration(event.at - startedAt)}`
}

function statusOf(event: RunEvent): Status {
  const word = event.type.split('.')[1]
  switch (word) {
    case 'succeeded':
    case 'failed':
    case 'skipped':
    case 'cancelled':
      return word
    case 'cancelRequested':
      return 'cancelled'
    case 'reaggregated':
      return 'succeeded'
    default:
      return 'running'
  }
}
