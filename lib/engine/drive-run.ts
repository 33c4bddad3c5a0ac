import { createAlarm } from './alarm'
import { createAttemptRunner } from './attempt-runner'
import type { WorstCase } from './cost-gate'
import type { Executors } from './executor'
import { gateForCache } from './gate-for-cache'
import { hedgeStragglers } from './hedge-stragglers'
import { foldStarts } from './fold-starts'
import { createJournal } from './journal'
import { createKeeper, type Again } from './keep-branches'
import { nextSteps } from './next-steps'
import type { CacheKeyOf, Claim, Clock, Dispatcher, Random, RunBus, RunSnapshot, RunStore } from './ports'
import { viewRedo } from './redo'
import { initialRunState } from './reduce-run'
import { interruptedCalls } from './interrupted-calls'
import type { RunEvent, RunFact } from './run-event'
import type { RunState, Status } from './run-state'
import { isSettled } from './statuses'
import { createStepRunner } from './step-runner'
import { wireGraph } from './wiring'

export type DriveRunParts = {
  claim: Claim
  snapshot: RunSnapshot
  /** All that is stored of the run, in order; none of a new one. */
  events: readonly RunEvent[]
  store: RunStore
  dispatcher: Dispatcher
  bus: RunBus
  clock: Clock
  random: Random
  executors: Executors
  /** For a run that is based on another. */
  again?: Again
  /** The most that a call can cost; asked only where the run has a limit. Left out, calls are taken to cost nothing. */
  worstCaseUsd?: WorstCase
  /** Left out, no call waits for another to fill a cache. */
  cacheKeyOf?: CacheKeyOf
  /** Hears of trouble that the run survives: a store that refuses, an executor that throws. */
  report?: (error: unknown) => void
}

export type RunDriver = {
  /** Stops the run: closes its calls at once and settles it as cancelled. A settled run stays as it is. */
  requestCancel: () => void
  /** Lets go of the run without ending it: closes its calls and writes nothing more. A later start goes on with it. */
  stop: () => void
  /** Resolves once nothing more will be done here: with the final status, or with the present one if the run was let go. */
  settled: Promise<Status>
}

/**
 * Drives a run to its end, and after a restart goes on from its stored events: fold, see what may be done, record it, and only then
 * let anybody act on it. At most one append is under way at a time; everything that happens meanwhile goes into the next.
 */
export function driveRun(parts: DriveRunParts): RunDriver {
  const { snapshot, events, store, clock, random, bus, claim } = parts
  const { runId, maxCostUsd } = snapshot
  const report = parts.report ?? (() => undefined)
  const wiring = wireGraph(snapshot.graph)
  const { state, beforeStart } = foldStarts(initialRunState(snapshot.graph), events)
  const publish = (stored: readonly RunEvent[]) => bus.publish(runId, stored)
  const journal = createJournal({ claim, store, clock, random, state, publish, report })
  const dispatcher = gateForCache({ ...parts, dispatcher: hedgeStragglers(parts) })
  const worstCaseUsd = parts.worstCaseUsd ?? (() => 0)
  const attempts = createAttemptRunner({ ...parts, wiring, dispatcher, journal, worstCaseUsd, wake: () => void pump() })
  const keep = parts.again === undefined ? null : createKeeper(parts.again, parts.executors)
  const redo = parts.again === undefined ? null : viewRedo(wiring, parts.again.redo)
  const perform = createStepRunner({ ...parts, wiring, journal, attempts, beforeStart, keep, report })

  const end = createEnd()
  const alarm = createAlarm(clock, () => void pump())
  let isPumping = false
  let isDeciding = false

  /** Does all that may be done now. What it records is not stored yet, and nothing of it is visible outside. */
  function decide(): void {
    if (isDeciding || end.isOver()) return
    isDeciding = true
    for (;;) {
      const now = clock.now()
      const view = { wiring, state: journal.state(), now, maxCostUsd, dispatched: attempts.dispatched, redo }
      const { steps, wakeAt } = nextSteps(view)
      alarm.set(wakeAt)
      if (steps.length === 0 && !attempts.passGate()) break
      steps.forEach(perform)
    }
    isDeciding = false
  }

  async function pump(): Promise<void> {
    if (isPumping || end.isOver()) return
    isPumping = true
    try {
      while (!end.isOver()) {
        // What happens in one turn goes together: the ends of many calls that came with one piece of network data,
        await Promise.resolve()
        decide()
        // and the start of a step with those of the branches for which the lanes have a place.
        await Promise.resolve()
        if (journal.isEmpty()) break
        const isStored = await journal.flush()
        if (!isStored || (journal.isEmpty() && isSettled(journal.state().status))) letGo()
      }
    } catch (error) {
      breakDown(error)
    } finally {
      isPumping = false
    }
  }

  function letGo(): void {
    alarm.set(null)
    journal.giveUp()
    attempts.abandonAll()
    end.resolve(journal.state().status)
  }

  /** A mistake of ours. Whoever started the driver must hear of it: nobody else would end the run. */
  function breakDown(error: unknown): void {
    end.reject(error)
    letGo()
  }

  for (const fact of openingFacts(state, claim, clock.now(), maxCostUsd)) journal.record(fact)
  if (isSettled(state.status)) letGo()
  else void pump()

  return {
    requestCancel() {
      if (end.isOver() || isSettled(journal.state().status) || journal.state().cancelRequested) return
      attempts.close()
      journal.record({ type: 'run.cancelRequested' })
      try {
        // Now, and not after the append that is under way: calls are closed even while the database is slow.
        decide()
      } catch (error) {
        breakDown(error)
      }
      void pump()
    },
    stop: () => void (end.isOver() ? undefined : letGo()),
    settled: end.promise,
  }
}

/** What a driver records before anything else: the start, or that it goes on and which calls its predecessor left behind. */
function openingFacts(state: RunState, { fence }: Claim, now: number, maxCostUsd: number | null): RunFact[] {
  if (state.seq === 0) return [{ type: 'run.started', ...(maxCostUsd === null ? {} : { maxCostUsd }) }]
  if (isSettled(state.status)) return []
  return [{ type: 'run.resumed', fence }, ...(state.cancelRequested ? [] : interruptedCalls(state, now))]
}

/** The promise of a driver's end, kept once. */
function createEnd() {
  let isOver = false
  let settle: { resolve: (status: Status) => void; reject: (error: unknown) => void }
  const promise = new Promise<Status>((resolve, reject) => (settle = { resolve, reject }))
  return {
    promise,
    isOver: () => isOver,
    resolve(status: Status) {
      isOver = true
      settle.resolve(status)
    },
    reject(error: unknown) {
      isOver = true
      settle.reject(error)
    },
  }
}
