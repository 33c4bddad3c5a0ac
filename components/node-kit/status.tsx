'use client'

import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  CircleX,
  LoaderCircle,
  Timer,
  type LucideIcon,
} from 'lucide-react'
import type { Status } from '@/lib/engine/run-state'
import { cn } from '@/components/ui/cn'
import { useNow } from '@/components/run/use-now'
import { whatIsWaitedFor } from './what-is-waited-for'

export const statusIcons: Record<Status, LucideIcon> = {
  queued: CircleDashed,
  running: LoaderCircle,
  succeeded: CircleCheck,
  failed: CircleX,
  skipped: CircleSlash,
  cancelled: Ban,
}

// Written out: Tailwind finds class names by reading.
export const statusText: Record<Status, string> = {
  queued: 'text-queued',
  running: 'text-running',
  succeeded: 'text-succeeded',
  failed: 'text-failed',
  skipped: 'text-skipped',
  cancelled: 'text-cancelled',
}

export const statusFill: Record<Status, string> = {
  queued: 'bg-queued',
  running: 'bg-running',
  succeeded: 'bg-succeeded',
  failed: 'bg-failed',
  skipped: 'bg-skipped',
  cancelled: 'bg-cancelled',
}

type StatusMarkProps = {
  status: Status
  /** Milliseconds since 1970. A queued branch with it waits for a retry or a rate limit, and says how long. */
  waitingUntil?: number | null
  waitingReason?: string | null
  className?: string
}

/** A status as icon, word and colour: readable without any one of them. */
export function StatusMark({ status, waitingUntil = null, waitingReason = null, className }: StatusMarkProps) {
  const waits = status === 'queued' && waitingUntil !== null
  const Icon = waits ? Timer : statusIcons[status]
  return (
    <span
      title={waits ? (waitingReason ?? undefined) : undefined}
      className={cn(
        'inline-flex items-center gap-1 text-xs font-medium whitespace-nowrap',
        statusText[status],
        className,
      )}
    >
      <Icon aria-hidden className={cn('size-3.5 shrink-0', status === 'running' && 'motion-safe:animate-spin')} />
      {waits ? <Countdown until={waitingUntil} what={whatIsWaitedFor(waitingReason)} /> : status}
    </span>
  )
}

function Countdown({ until, what }: { until: number; what: string }) {
  const now = useNow(1000)
  const seconds = now === null ? null : Math.max(0, Math.ceil((until - now) / 1000))
  // Past its time it waits for nothing but a place, as any other that is queued.
  if (seconds === 0) return 'queued'
  return <span className="tabular">{seconds === null ? what : `${what}, ${seconds} s`}</span>
}
