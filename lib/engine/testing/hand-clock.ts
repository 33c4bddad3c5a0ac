import type { Clock } from '../ports'
import { settlePromises } from './settle-promises'

type Timer = { at: number; wake: () => void }

export type HandClock = Clock & {
  /** Moves on, waking whoever is due in order, each at its own time, and lets what they set off come to rest. */
  advance: (ms: number) => Promise<void>
  /** Moves on to the next wake-up; false when nobody waits for one. */
  advanceToNext: () => Promise<boolean>
  /** How many wait to be woken. */
  waiting: () => number
}

/** A clock that stands still until it is moved by hand. */
export function createHandClock(start = 1_000_000): HandClock {
  let now = start
  const timers = new Set<Timer>()

  const nextTimer = () =>
    [...timers].reduce<Timer | null>((first, timer) => (first && first.at <= timer.at ? first : timer), null)

  async function advanceTo(end: number): Promise<void> {
    await settlePromises()
    for (let timer = nextTimer(); timer !== null && timer.at <= end; timer = nextTimer()) {
      timers.delete(timer)
      now = Math.max(now, timer.at)
      timer.wake()
      await settlePromises()
    }
    now = Math.max(now, end)
  }

  return {
    now: () => now,
    wakeAt(at, wake) {
      const timer: Timer = { at, wake }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    advance: (ms) => advanceTo(now + ms),
    async advanceToNext() {
      await settlePromises()
      const timer = nextTimer()
      if (timer !== null) await advanceTo(timer.at)
      return timer !== null
    },
    waiting: () => timers.size,
  }
}
