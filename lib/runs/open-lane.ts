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
  type PauseReason,
  type Quota,
  type Ticket,
} from '../engine/lane'
import type { Clock, Random } from '../engine/ports'
import { createWaitingLine } from './waiting-line'

/** What a lane has learned is forgotten when nobody has used it for so long: servers recover, and dislike sudden crowds. */
const forgottenAfterMs = 10 * 60_000
/** Aggregators in a row while branches wait as well. */
const mostFirstInARow = 4
const shortestToldMs = 1000

/** Who waits for a place. */
export type Visitor = {
  run: string
  /** Goes before those who are not. */
  first: boolean
  /** An estimate of what it sends. */
  inputTokens?: number
  /** Hears of a pause that is long enough to be read, and until when it lasts. */
  waits?: (until: number, reason: PauseReason) => void
}

/** What a call tells its lane. */
export type Place = {
  /** The server began to answer, and said this about its limits. */
  accepted: (quotas: readonly Quota[]) => void
  /** The server turned the call away. Say so before `leave`: the place would else go to a call that is turned away as well. */
  overloaded: (retryAfterMs: number | null) => void
  /** Gives the place back, or leaves the line if it was not reached yet. */
  leave: () => void
}

/** `ticket` is null while it waits. `toldUntil`: the pause it has heard of. */
type Visit = { visitor: Visitor; ticket: Ticket | null; toldUntil: number; start: () => void }
type Pause = { until: number; reason: PauseReason }

/** A lane with those who wait for it: admits them as its state allows, and wakes itself at the end of a pause. */
export function openLane(limits: LaneLimits, { clock, random }: { clock: Clock; random: Random }) {
  let state = newLane(limits)
  let { max } = limits
  let lastUsedAt = clock.now()
  let firstInARow = 0
  let pause: Pause | null = null
  const first = createWaitingLine<Visit>()
  const normal = createWaitingLine<Visit>()
  const alarm = createAlarm(clock, admitNext)

  function admitNext(): void {
    let now: Pause | null = null
    for (;;) {
      const line = lineOfNext()
      const inputTokens = line.peek()?.visitor.inputTokens ?? 0
      if (line.size() === 0) break
      const admission = admissionTo(state, max, clock.now(), inputTokens)
      if (admission.is === 'paused') now = admission
      if (admission.is !== 'open') break
      const visit = line.next()
      if (visit === undefined) break
      firstInARow = line === first ? firstInARow + 1 : 0
      state = admit(state, inputTokens)
      visit.ticket = { call: state.admitted, inputTokens: state.inputTokens }
      visit.start()
    }
    // A full lane is woken by a call that leaves.
    alarm.set(now?.until ?? null)
    const isNew = now !== null && now.until !== pause?.until
    pause = now
    if (isNew) for (const visit of [...first.all(), ...normal.all()]) tell(visit)
  }

  function tell(visit: Visit): void {
    if (pause === null || visit.toldUntil === pause.until || pause.until - clock.now() < shortestToldMs) return
    visit.toldUntil = pause.until
    visit.visitor.waits?.(pause.until, pause.reason)
  }

  function lineOfNext() {
    const isTurnOfNormal = first.size() === 0 || (firstInARow >= mostFirstInARow && normal.size() > 0)
    return isTurnOfNormal ? normal : first
  }

  function placeOf(visit: Visit, giveUp: () => boolean): Place {
    let hasLeft = false
    return {
      accepted(quotas) {
        if (visit.ticket === null || hasLeft) return
        state = learnQuotas(accept(state, visit.ticket.call, max), visit.ticket, quotas, clock.now())
        admitNext()
      },
      overloaded(retryAfterMs) {
        if (visit.ticket === null || hasLeft) return
        state = overload(state, visit.ticket.call, retryAfterMs, clock.now(), random())
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
    enter(newMax: number, visitor: Visitor, start: () => void): Place {
      max = newMax
      const line = visitor.first ? first : normal
      const visit: Visit = { visitor, ticket: null, toldUntil: 0, start }
      line.add(visitor.run, visit)
      admitNext()
      if (visit.ticket === null) tell(visit)
      return placeOf(visit, () => line.delete(visitor.run, visit))
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
