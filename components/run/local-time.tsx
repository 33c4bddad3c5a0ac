'use client'

import { useSyncExternalStore } from 'react'
import { useNow } from './use-now'

type LocalTimeProps = {
  /** Milliseconds since 1970. */
  at: number
  /** "3 min ago" instead of the date. */
  relative?: boolean
  className?: string
}

const never = () => () => {}

/** A time where the reader is. The server does not know where that is, so its picture is in UTC and says so. */
export function LocalTime({ at, relative = false, className }: LocalTimeProps) {
  const isAwake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const now = useNow(relative ? 30_000 : 0)
  const date = new Date(at)
  const utc = `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const local = isAwake ? date.toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' }) : utc
  return (
    <time dateTime={date.toISOString()} title={local} className={className}>
      {relative && now !== null ? sinceWords(now - at) : local}
    </time>
  )
}

const steps: [limitMs: number, unitMs: number, unit: string][] = [
  [3_600_000, 60_000, 'min'],
  [86_400_000, 3_600_000, 'h'],
  [Infinity, 86_400_000, 'd'],
]

function sinceWords(durationMs: number): string {
  if (durationMs < 60_000) return 'just now'
  const [, unitMs, unit] = steps.find(([limitMs]) => durationMs < limitMs) ?? [0, 86_400_000, 'd']
  return `${Math.floor(durationMs / unitMs)} ${unit} ago`
}
