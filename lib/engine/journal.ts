import { isFenceLost } from './fence-lost-error'
import type { Claim, Clock, Random, RunStore } from './ports'
import { reduceRunEvents } from './reduce-run'
import type { RunEvent, RunFact } from './run-event'
import type { RunState } from './run-state'

/** Called once a fact is stored and published; with false when it never will be, because the run was given up. */
type Afterwards = (stored: boolean) => void
type Batch = { events: RunEvent[]; afterwards: Afterwards[] }

export type JournalParts = {
  claim: Claim
  store: RunStore
  clock: Clock
  random: Random
  /** The run as its stored events tell it. */
  state: RunState
  publish: (events: readonly RunEvent[]) => void
  /** Trouble with the store, each time. */
  report: (error: unknown) => void
}

const firstDelayMs = 200
const longestDelayMs = 10_000

/**
 * Writes a run's facts down, in groups: whatever was recorded while one append was under way goes into the next. The state runs
 * ahead of the store, so that deciding need not wait; what others can see (calls, publishing) waits in `afterwards`.
 */
export function createJournal(parts: JournalParts) {
  const { claim, store, clock } = parts
  let state = parts.state
  let seq = state.seq
  let unfolded: RunEvent[] = []
  let pending = emptyBatch()
  let underWay = emptyBatch()
  let isGivenUp = false
  let stopWaiting: () => void = () => undefined

  /** Keeps trying: an answer that was paid for is not dropped because the database is busy or full. False: given up. */
  async function append(events: readonly RunEvent[]): Promise<boolean> {
    for (let failures = 0; !isGivenUp;) {
      try {
        if (failures === 0 || !(await isStored(events))) await store.append(claim, events)
        return true
      } catch (error) {
        if (isFenceLost(error)) return false
        parts.report(error)
        failures += 1
        await wait(parts.random() * Math.min(longestDelayMs, firstDelayMs * 2 ** failures))
      }
    }
    return false
  }

  /**
   * An append may have failed only in telling us so. What is stored under our numbers is ours if the claim still is: whoever took
   * the run over raised the fence before writing.
   */
  async function isStored(events: readonly RunEvent[]): Promise<boolean> {
    const first = events[0]?.seq ?? 0
    const stored = await store.readEvents(claim.runId, first - 1)
    if (stored.length === 0) return false
    await store.append(claim, [])
    return true
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const takeBack = clock.wakeAt(clock.now() + ms, resolve)
      stopWaiting = () => {
        takeBack()
        resolve()
      }
    })
  }

  return {
    state(): RunState {
      if (unfolded.length > 0) {
        state = reduceRunEvents(state, unfolded)
        unfolded = []
      }
      return state
    },
    isEmpty: () => pending.events.length === 0,
    record(fact: RunFact, afterwards?: Afterwards): void {
      if (isGivenUp) {
        afterwards?.(false)
        return
      }
      seq += 1
      const event: RunEvent = { ...fact, seq, at: clock.now() }
      unfolded.push(event)
      pending.events.push(event)
      if (afterwards !== undefined) pending.afterwards.push(afterwards)
    },
    /** Stores all that was recorded so far in one append. False when the run was given up; then nothing is written any more. */
    async flush(): Promise<boolean> {
      underWay = pending
      pending = emptyBatch()
      const stored = await append(underWay.events)
      if (stored) parts.publish(underWay.events)
      tell(underWay, stored)
      return stored
    },
    giveUp(): void {
      isGivenUp = true
      stopWaiting()
      tell(underWay, false)
      tell(pending, false)
      pending = emptyBatch()
    },
  }
}

export type Journal = ReturnType<typeof createJournal>

function emptyBatch(): Batch {
  return { events: [], afterwards: [] }
}

/** Each is told once. */
function tell(batch: Batch, stored: boolean): void {
  for (const afterwards of batch.afterwards.splice(0)) afterwards(stored)
}
