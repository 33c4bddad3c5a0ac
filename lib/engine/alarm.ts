import type { Clock } from './ports'

/** One wake-up at a time: a run has many deadlines, and only the next one matters. */
export function createAlarm(clock: Clock, ring: () => void) {
  let setFor: number | null = null
  let takeBack: () => void = () => undefined
  return {
    set(at: number | null): void {
      if (at === setFor) return
      takeBack()
      setFor = at
      takeBack = at === null ? () => undefined : clock.wakeAt(at, ringOnce)
    },
  }

  function ringOnce(): void {
    setFor = null
    ring()
  }
}
