import { createAttemptTable, takeWords, type Attempt } from './attempt-table'
import { branchOutput } from './branch-output'
import { createCostGate, type DueCall, type WorstCase } from './cost-gate'
import type { Journal } from './journal'
import { ModelCallError, type Generation, type ModelRequest } from './model-call'
import type { AttemptListener, Clock, Dispatcher, Random, RunBus, RunSnapshot } from './ports'
import { retryBudgetOf, spentRetries } from './retry-budget'
import { afterFailure, interruption, nextModel } from './retry-policy'
import type { RunError } from './run-event'
import type { BranchState } from './run-state'
import type { Wiring } from './wiring'

const defaultTimeoutSeconds = 600

export type AttemptRunnerParts = {
  snapshot: RunSnapshot
  wiring: Wiring
  journal: Journal
  dispatcher: Dispatcher
  bus: RunBus
  clock: Clock
  random: Random
  /** Asked only where the run has a limit. */
  worstCaseUsd: WorstCase
  /** Something was recorded: see what comes next. */
  wake: () => void
}

/** Takes branches through their attempts: hands them to the dispatcher, and records what becomes of them. */
export function createAttemptRunner(parts: AttemptRunnerParts) {
  const { snapshot, journal, dispatcher, bus, clock } = parts
  const { runId } = snapshot
  const attempts = createAttemptTable()
  const closedConnections = new Map<string, RunError>()
  const gate = createCostGate({
    ...parts,
    maxCostUsd: snapshot.maxCostUsd,
    state: journal.state,
    reservedInLanes: () => attempts.all().reduce((sum, attempt) => sum + unrecordedUsd(attempt), 0),
  })
  let retriesSpent = spentRetries(journal.state())
  let isClosed = journal.state().cancelRequested

  function dispatch(nodeId: string, branch: BranchState, request: ModelRequest): void {
    const model = nextModel(request, branch.attempts) ?? request.model
    const closed = closedConnections.get(connectionOf(model))
    if (closed !== undefined) {
      failUncalled(nodeId, branch.index, branch.attempt + 1, closed)
      return
    }
    const call = { nodeId, branch, request, model }
    if (gate.hasLimit) gate.add(call)
    else letGo(call, null)
  }

  function letGo({ nodeId, branch, request, model }: DueCall, reservedUsd: number | null): void {
    const key = { runId, nodeId, branch: branch.index, attempt: branch.attempt + 1 }
    const attempt = attempts.open({ key, request, model, history: branch.attempts, reservedUsd })
    dispatcher.dispatch(key, { ...request, model }, listenerOf(attempt))
  }

  /** Lets calls go that the limit of the run has room for now. Answers whether it recorded something. */
  function passGate(): boolean {
    if (isClosed) return false
    const passed = gate.pass()
    for (const one of passed) {
      const { nodeId, branch, model } = one.call
      const error = one.is === 'stop' ? one.error : closedConnections.get(connectionOf(model))
      if (error !== undefined) failUncalled(nodeId, branch.index, branch.attempt + 1, error)
      else if (one.is === 'go') letGo(one.call, one.reservedUsd)
    }
    return passed.length > 0
  }

  function listenerOf(attempt: Attempt): AttemptListener {
    const { nodeId, branch, attempt: number } = attempt.key
    return {
      admitted: () => start(attempt),
      hedged: () => recordHedge(attempt),
      words(text) {
        if (!attempts.isOpen(attempt)) return
        bus.publishWords(runId, { nodeId, branch, attempt: number, offset: takeWords(attempt, text), text })
      },
      waits(until, reason) {
        if (attempts.isOpen(attempt)) bus.publishWaits(runId, { nodeId, branches: [branch], until, reason })
      },
      succeeded: (generation) => succeed(attempt, generation),
      failed: (error) => fail(attempt, error),
    }
  }

  /** Records the start before anything is sent. Resolves once that is stored; false when the call is not to be made. */
  function start(attempt: Attempt): Promise<boolean> {
    if (isClosed || !attempts.isOpen(attempt)) return Promise.resolve(false)
    const stored = new Promise<boolean>((resolve) => {
      recordStart(attempt, (isStored) => {
        attempt.called = isStored && attempts.isOpen(attempt)
        if (attempt.called) attempt.stopTimer = clock.wakeAt(clock.now() + timeoutMs(attempt), () => timeOut(attempt))
        resolve(attempt.called)
      })
    })
    parts.wake()
    return stored
  }

  function recordStart(attempt: Attempt, afterwards?: (stored: boolean) => void): void {
    attempt.startedAt = clock.now()
    const { model, reservedUsd } = attempt
    const reserved = reservedUsd === null ? {} : { reservedUsd }
    journal.record({ type: 'branch.started', ...placeOf(attempt), model, ...reserved }, afterwards)
  }

  /** Records that a second call is made beside the first. Resolves once that is stored; false when it is not to be made. */
  function recordHedge(attempt: Attempt): Promise<boolean> {
    // What the call that is closed has cost is never told, and a limit must not rest on a guess.
    if (gate.hasLimit) return Promise.resolve(false)
    if (isClosed || !attempts.isOpen(attempt)) return Promise.resolve(false)
    const stored = new Promise<boolean>((resolve) => {
      journal.record({ type: 'branch.hedged', ...placeOf(attempt) }, (isStored) =>
        resolve(isStored && attempts.isOpen(attempt)),
      )
    })
    parts.wake()
    return stored
  }

  function succeed(attempt: Attempt, generation: Generation): void {
    if (!attempts.isOpen(attempt)) return
    attempts.close(attempt)
    const { text, model, stopReason, usage, warnings, citations = [] } = generation
    journal.record({
      type: 'branch.succeeded',
      ...placeOf(attempt),
      output: branchOutput(text, attempt.request.answer),
      model,
      stopReason,
      usage,
      costUsd: generation.costUsd,
      ...savingIn(generation),
      warnings: [...warnings],
      ...(citations.length === 0 ? {} : { citations: [...citations] }),
    })
    parts.wake()
  }

  function fail(attempt: Attempt, error: ModelCallError): void {
    if (!attempts.isOpen(attempt)) return
    const { details } = error
    const refusal = details.scope === 'connection' ? { code: error.code, message: error.message } : null
    if (refusal !== null && attempt.startedAt === null) {
      // No call was made, and none is to be shown.
      closeConnection(attempt.model, refusal)
      parts.wake()
      return
    }
    attempts.close(attempt)
    if (attempt.startedAt === null) recordStart(attempt)
    const now = clock.now()
    const possiblyBilled = details.possiblyBilled ?? false
    // Nobody here cancelled it, so it was cut off from outside, as by a server that is being stopped.
    const cutOff = error.code === 'cancelled' ? interruption(attempt.history, now) : null
    journal.record({
      type: 'branch.failed',
      ...placeOf(attempt),
      ...(cutOff ?? withinBudget(error, afterFailure(attempt, error, now, parts.random))),
      partialText: details.partialText ?? attempt.partialText,
      usage: details.usage ?? null,
      costUsd: details.costUsd ?? null,
      ...savingIn(details),
      possiblyBilled: possiblyBilled || (cutOff !== null && attempt.called),
    })
    if (refusal !== null) closeConnection(attempt.model, refusal)
    parts.wake()
  }

  /** What is recorded of a failure: that it is followed by another attempt only while the run may still repeat what costs money. */
  function withinBudget(
    { code, message, details }: ModelCallError,
    retryAt: number | null,
  ): { error: RunError; retryAt: number | null } {
    if (retryAt === null || details.possiblyBilled !== true) return { error: { code, message }, retryAt }
    const budget = retryBudgetOf(journal.state())
    if (retriesSpent < budget) {
      retriesSpent += 1
      return { error: { code, message }, retryAt }
    }
    const given = `${message} It is not tried again: this run has repeated ${budget} calls that may have been billed.`
    return { error: { code, message: given }, retryAt: null }
  }

  function timeOut(attempt: Attempt): void {
    if (!attempts.isOpen(attempt)) return
    const message = `No complete answer came within ${timeoutMs(attempt) / 1000} s.`
    fail(attempt, new ModelCallError('timeout', message, { retryable: true, possiblyBilled: true }))
    dispatcher.abort(attempt.key)
  }

  /** Where a key is refused or an account is out of credit, the calls that still wait would all be refused the same way. */
  function closeConnection(model: string, error: RunError): void {
    const connection = connectionOf(model)
    closedConnections.set(connection, error)
    for (const attempt of attempts.all()) {
      const { nodeId, branch, attempt: number } = attempt.key
      const isWaiting = attempt.startedAt === null
      if (isWaiting && connectionOf(attempt.model) === connection) failUncalled(nodeId, branch, number, error)
    }
  }

  /** Ends a branch as failed without making the call that would have been its next attempt. */
  function failUncalled(nodeId: string, branch: number, number: number, error: RunError): void {
    gate.remove(nodeId, branch)
    const attempt = attempts.find(nodeId, branch)
    if (attempt !== undefined) {
      attempts.close(attempt)
      dispatcher.abort(attempt.key)
    }
    const unused = { retryAt: null, partialText: '', usage: null, costUsd: null, possiblyBilled: false }
    journal.record({ type: 'branch.failed', nodeId, branch, attempt: number, error, ...unused })
  }

  /**
   * Ends a branch as cancelled and closes its connection: at once when a person asked for it, else once it is recorded, so that a
   * crash between the two does not call again what was given up.
   */
  function cancel(
    nodeId: string,
    branch: BranchState,
    { reason, code }: { reason: string; code?: 'vote_decided' },
    { atOnce }: { atOnce: boolean },
  ): void {
    gate.remove(nodeId, branch.index)
    const attempt = attempts.find(nodeId, branch.index)
    if (attempt !== undefined) attempts.close(attempt)
    const abort = () => (attempt === undefined ? undefined : dispatcher.abort(attempt.key))
    const partialText = attempt?.partialText ?? branch.partialText
    // Without an attempt of ours, a running branch is one that an earlier process had called.
    const possiblyBilled = attempt === undefined ? branch.status === 'running' : attempt.called
    journal.record(
      {
        type: 'branch.cancelled',
        nodeId,
        branch: branch.index,
        reason,
        ...(code === undefined ? {} : { code }),
        partialText,
        possiblyBilled,
      },
      atOnce ? undefined : abort,
    )
    if (atOnce) abort()
  }

  return {
    dispatch,
    failUncalled,
    cancel,
    passGate,
    /** The branches that are being called, wait in their lane, or wait for the limit of the run. */
    dispatched(nodeId: string): { size: number; has: (branch: number) => boolean } {
      const [called, due] = [attempts.ofNode(nodeId), gate.ofNode(nodeId)]
      if (due.size === 0) return called
      return { size: called.size + due.size, has: (branch) => called.has(branch) || due.has(branch) }
    },
    /** No call begins any more, although closing one gives its place in the lane to the next. */
    close: () => void (isClosed = true),
    /** Closes every attempt and records nothing: somebody else, or a later start of this process, goes on. */
    abandonAll(): void {
      isClosed = true
      gate.clear()
      for (const attempt of attempts.all()) {
        attempts.close(attempt)
        dispatcher.abort(attempt.key)
      }
    },
  }
}

export type AttemptRunner = ReturnType<typeof createAttemptRunner>

const connectionOf = (model: string) => model.slice(0, model.indexOf('/'))
const unrecordedUsd = ({ startedAt, reservedUsd }: Attempt) => (startedAt === null ? (reservedUsd ?? 0) : 0)
const timeoutMs = ({ request }: Attempt) => (request.options.timeoutSeconds ?? defaultTimeoutSeconds) * 1000

function savingIn({ cacheSavedUsd }: { cacheSavedUsd?: number | null }): { cacheSavedUsd?: number } {
  return cacheSavedUsd === undefined || cacheSavedUsd === null ? {} : { cacheSavedUsd }
}

function placeOf({ key: { nodeId, branch, attempt } }: Attempt): { nodeId: string; branch: number; attempt: number } {
  return { nodeId, branch, attempt }
}
