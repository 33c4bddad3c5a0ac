import { createAlarm } from '../engine/alarm'
import {
  accept,
  admissionTo,
  admit,
  learnQuotas,
  leave,
  newLane,
  overload,
  type LaneLimits,
  type Quota,
} from '../engine/lane'
import type { Clock, Random } from '../engine/ports'
import { createWaitingLine } from './waiting-line'

/** What a lane has learned is forgotten when nobody has used it for so long: servers recover, and dislike sudden crowds. */
const forgottenAfterMs = 10 * 60_000
/** Aggregators in a row while branches wait as well. */
const mostFirstInARow = 4

/** What a call tells its lane. */
export type Place = {
  /** The server began to answer, and said this about its limits. */
  accepted: (quotas: readonly Quota[]) => void
  /** The server turned the call away. Say so before `leave`: the place would else go to a call that is turned away as well. */
  overloaded: (retryAfterMs: number | null) => void
  /** Gives the place back, or leaves the line if it was not reached yet. */
  leave: () => void
}

/** `call` is its number in the lane; null while it waits. */
type Visit = { call: number | null; start: () => void }

/** A lane with those who wait for it: admits them as its state allows, and wakes itself at the end of a pause. */
export function openLane(limits: LaneLimits, { clock, random }: { clock: Clock; random: Random }) {
  let state = newLane(limits)
  let { max } = limits
  let lastUsedAt = clock.now()
  let firstInARow = 0
  const first = createWaitingLine<Visit>()
  const normal = createWaitingLine<Visit>()
  const alarm = createAlarm(clock, admitNext)

  function admitNext(): void {
    let wakeAt: number | null = null
    while (first.size() + normal.size() > 0) {
      const admission = admissionTo(state, max, clock.now())
      if (admission.is === 'paused') wakeAt = admission.until
      if (admission.is !== 'open') break
      const visit = nextInLine()
      if (visit === undefined) break
      state = admit(state)
      visit.call = state.admitted
      visit.start()
    }
    // A full lane is woken by a call that leaves.
    alarm.set(wakeAt)
  }

  function nextInLine(): Visit | undefined {
    const isTurnOfNormal = first.size() === 0 || (firstInARow >= mostFirstInARow && normal.size() > 0)
    firstInARow = isTurnOfNormal ? 0 : firstInARow + 1
    return (isTurnOfNormal ? normal : first).next()
  }

  function placeOf(visit: Visit, giveUp: () => boolean): Place {
    let hasLeft = false
    return {
      accepted(quotas) {
        if (visit.call === null || hasLeft) return
        state = learnQuotas(accept(state, visit.call, max), visit.call, quotas, clock.now())
        admitNext()
      },
      overloaded(retryAfterMs) {
        if (visit.call === null || hasLeft) return
        state = overload(state, visit.call, retryAfterMs, clock.now(), random())
      },
      leave() {
        if (hasLeft) return
        hasLeft = true
        if (!giveUp()) state = leave(state)
        lastUsedAt = clock.now()
        admitNext()
      },
    }
  }

  return {
    enter(newMax: number, { run, first: isFirst }: { run: string; first: boolean }, start: () => void): Place {
      max = newMax
      const line = isFirst ? first : normal
      const visit: Visit = { call: null, start }
      line.add(run, visit)
      admitNext()
      return placeOf(visit, () => line.delete(run, visit))
    },
    /** Nobody waits or is under way, no pause is left to be kept, and what was learned is old. */
    isForgotten(): boolean {
      const now = clock.now()
      if (state.inFlight + first.size() + normal.size() > 0 || now - lastUsedAt <= forgottenAfterMs) return false
      return state.pause === null || state.pause.until <= now
    },
  }
}

export type OpenLane = ReturnType<typeof openLane>
