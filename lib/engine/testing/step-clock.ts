import type { Clock } from '../ports'

/** A clock that runs from wake-up to wake-up, without waiting for promises, until nobody wants to be woken. */
export function createStepClock(): Clock & { run: () => void } {
  let now = 1_000_000
  const timers = new Set<{ at: number; wake: () => void }>()
  return {
    now: () => now,
    wakeAt(at, wake) {
      const timer = { at, wake }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    run() {
      while (timers.size > 0) {
        const next = [...timers].reduce((first, timer) => (timer.at < first.at ? timer : first))
        timers.delete(next)
        now = Math.max(now, next.at)
        next.wake()
      }
    },
  }
}
