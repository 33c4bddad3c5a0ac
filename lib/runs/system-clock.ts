import type { Clock } from '../engine/ports'

/** Node's timers fire at once for anything longer. */
const longestTimerMs = 2 ** 31 - 1

/** The real clock. A wake that is further away than a timer can wait is waited for in steps. */
export const systemClock: Clock = {
  now: () => Date.now(),
  wakeAt(at, wake) {
    let timer: NodeJS.Timeout
    const wait = () => {
      const leftMs = at - Date.now()
      timer = leftMs > longestTimerMs ? setTimeout(wait, longestTimerMs) : setTimeout(wake, Math.max(0, leftMs))
    }
    wait()
    return () => clearTimeout(timer)
  },
}
