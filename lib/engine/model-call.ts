import type { Answer } from '../aggregation/answer'
import type { PromptSegment } from '../graph/prompt-segment'
import type { CallOptions, ModelReference } from '../nodes/call-options'
import { AppError } from '../errors/app-error'
import type { Citation } from './citation'
import type { Quota } from './lane'
import type { Usage } from './run-event'
import type { SharedPrompt } from './shared-prompt'

export type ModelRequest = {
  model: ModelReference
  system: string | null
  /** Whom this voter is to be. Stands where it keeps voters from sharing a prompt least. */
  persona?: string | null
  segments: readonly PromptSegment[]
  answer: Answer
  /** It is also to say how sure it is. */
  statesConfidence?: boolean
  options: CallOptions
  /** `synthesis`: the materials are the outputs of parallel branches that are to be merged or judged. */
  purpose: 'branch' | 'synthesis'
  /** Make a second call once this one is slower than that quantile, in (0, 1), of what its siblings took. */
  hedge?: { quantile: number; siblings: number }
  /** What its siblings ask as well; left out where it has none that ask the same model. */
  shared?: SharedPrompt
}

/** A whole answer: its end was seen. */
export type Generation = {
  text: string
  /** As the answer names it; null when it does not. */
  model: string | null
  stopReason: string | null
  usage: Usage | null
  costUsd: number | null
  /** What the server's cache of prompts saved of that; negative where it was only written. Left out where unknown or not used. */
  cacheSavedUsd?: number | null
  /** Sentences for a person: "The answer ended without the closing event." */
  warnings: readonly string[]
  /** What it cites, in the order of the text; left out where it cites nothing. */
  citations?: readonly Citation[]
}

/** Which attempt is calling: sent along as request metadata so that a server's log can tell attempts apart. */
export type AttemptKey = {
  runId: string
  nodeId: string
  branch: number
  attempt: number
  /** The second call of an attempt, made beside the first because that is slow. */
  call?: 2
}

/** What a caller hears of a call while it runs. None of it may throw. */
export type CallProgress = {
  onText: (text: string) => void
  /** The server took the call and begins to answer; what it says is left of its limits, where it says so. */
  onAccepted?: (quotas: readonly Quota[]) => void
  /** The answer itself has begun, which is later than its headers. From then on the server's cache of prompts has this one. */
  onBegun?: () => void
}

/**
 * Calls a model once: no retries inside. Words are handed to `onText` as they come.
 *
 * @throws ModelCallError for everything that is not a whole, usable answer, also for an aborted signal (code `cancelled`).
 */
export type Generate = (
  request: ModelRequest,
  call: { key: AttemptKey; signal: AbortSignal } & CallProgress,
) => Promise<Generation>

/** A call that brought no usable answer. */
export class ModelCallError extends AppError {
  constructor(
    readonly code: string,
    message: string,
    readonly details: {
      retryable: boolean
      /** What the server asked us to wait; null when it said nothing. */
      retryAfterMs?: number | null
      partialText?: string
      usage?: Usage | null
      costUsd?: number | null
      cacheSavedUsd?: number | null
      /** The request was sent: a bill is possible. */
      possiblyBilled?: boolean
      /** `connection`: no other call of this connection can succeed either (401, 402, 403, spend cap). */
      scope?: 'attempt' | 'connection'
    },
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
