import type { Clock } from '@/lib/engine/ports'
import { systemClock } from '@/lib/runs/system-clock'

/** The real clock, run that many times as fast: an hour of waiting is over in a minute at 60. Sockets keep their own time. */
export function createQuickClock(times: number): Clock {
  const startedAt = Date.now()
  const realOf = (at: number) => startedAt + (at - startedAt) / times
  return {
    now: () => Math.round(startedAt + (Date.now() - startedAt) * times),
    wakeAt: (at, wake) => systemClock.wakeAt(Math.ceil(realOf(at)), wake),
  }
}
