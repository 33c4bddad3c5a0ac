import type { Graph, RunInputs } from '../graph/document'
import type { Generation, ModelCallError, ModelRequest, AttemptKey } from './model-call'
import type { Redo } from './redo'
import type { BranchWaits, BranchWords, RunEvent } from './run-event'

/** The frozen part of a run: what it was started with. Every model is named; nothing in it changes any more. */
export type RunSnapshot = {
  runId: string
  graph: Graph
  inputs: RunInputs
  /** No new call begins once this much is known to be spent; null: no cap. */
  maxCostUsd: number | null
  /** The settled run that this one is based on, and what of it is to be called again. */
  again?: { basedOnRunId: string; redo: readonly Redo[] } | null
}

/** Who drives a run. Every takeover raises the fence; a write with an old one is refused. */
export type Claim = { runId: string; fence: number }

export type RunStore = {
  /** Takes or renews the lease on a run; null when somebody else holds it or the run has settled. */
  claim: (runId: string, owner: string) => Promise<Claim | null>
  readSnapshot: (runId: string) => Promise<RunSnapshot>
  /** In order of `seq`, those after `afterSeq` (0: all). */
  readEvents: (runId: string, afterSeq: number) => Promise<RunEvent[]>
  /**
   * Appends in one transaction, all or nothing. An empty list only asks whether the claim still holds.
   * @throws FenceLostError when the claim is no longer the newest.
   */
  append: (claim: Claim, events: readonly RunEvent[]) => Promise<void>
}

/**
 * What an attempt tells back. The dispatcher calls `admitted` before the call, then `succeeded` or `failed`, exactly one of them;
 * `failed` alone where no call is made, because none could succeed.
 */
export type AttemptListener = {
  /** The lane has a place. Resolves when the start is recorded; false: do not call, the attempt is no longer wanted. */
  admitted: () => Promise<boolean>
  /** A second call is to be made beside a slow one. Resolves when that is recorded; false: do not. Left out, there are no second calls. */
  hedged?: () => Promise<boolean>
  /** The server began to answer. A dispatcher that cannot tell leaves it to the first words. */
  begun?: () => void
  words: (text: string) => void
  /** Not admitted yet: the whole lane waits, at least until then (milliseconds since 1970). */
  waits: (until: number, reason: string) => void
  succeeded: (generation: Generation) => void
  failed: (error: ModelCallError) => void
}

/** Runs attempts, each in the lane of its connection and model. Nothing may assume that this is the driver's own process. */
export type Dispatcher = {
  dispatch: (key: AttemptKey, request: ModelRequest, listener: AttemptListener) => void
  /** Closes the attempt's connection, or takes it out of its lane. It still tells its listener `failed` with code `cancelled` if it was admitted. */
  abort: (key: AttemptKey) => void
}

/** Events after they are recorded, words while they come, and what branches wait for. Must not throw. */
export type RunBus = {
  publish: (runId: string, events: readonly RunEvent[]) => void
  publishWords: (runId: string, words: BranchWords) => void
  publishWaits: (runId: string, waits: BranchWaits) => void
}

export type Clock = {
  /** Milliseconds since 1970. */
  now: () => number
  /** Calls `wake` once at or after `at`; the answer takes it back. */
  wakeAt: (at: number, wake: () => void) => () => void
}

/** A fraction in [0, 1), for jitter. */
export type Random = () => number

/**
 * Names what of a request a server's cache of prompts can keep for others: equal for requests that share it. null where nothing is
 * gained: no such cache, nobody to share it with, or too little to be kept.
 */
export type CacheKeyOf = (request: ModelRequest) => string | null
