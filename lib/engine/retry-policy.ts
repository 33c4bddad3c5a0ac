import type { ModelReference } from '../nodes/call-options'
import type { Attempt } from './attempt-table'
import { longestWaitMs } from './longest-wait'
import type { ModelCallError, ModelRequest } from './model-call'
import type { Random } from './ports'
import type { RunError } from './run-event'

const defaultRetries = 4
const firstDelayMs = 500
const longestDelayMs = 30_000
/** Added to what a server asks for, so that branches told the same moment do not all come at once. */
const retryAfterJitter = 0.1

/** A process that died under a call this often is likely to die again. */
const mostInterruptions = 3

/** The process ended while the call ran: it says nothing about the model. */
const interruptedCode = 'interrupted'
/** The model declined. Asking the very same again is not tried; another model may be. */
const refusedCode = 'refused'

/** All that the policy asks of an attempt that has ended. */
type Ended = { error: { code: string } | null }

/** How a request is tried: its own model first, then the fallbacks in order, each with its own retries. */
type Standing = { model: ModelReference; failures: number }

/**
 * Which model the next attempt asks, told by the attempts there were. The same attempts always give the same model, so that a run
 * goes on after a crash as it would have. null when no model is left.
 */
export function nextModel(request: ModelRequest, attempts: readonly Ended[]): ModelReference | null {
  return standing(request, attempts)?.model ?? null
}

function standing({ model, options }: ModelRequest, attempts: readonly Ended[]): Standing | null {
  const models = [...new Set([model, ...(options.fallbackModels ?? [])])]
  const most = 1 + (options.retries ?? defaultRetries)
  let at = 0
  let failures = 0
  for (const { error } of attempts) {
    if (error === null || error.code === interruptedCode) continue
    failures += 1
    if (failures < most && error.code !== refusedCode) continue
    at += 1
    failures = 0
  }
  const current = models[at]
  return current === undefined ? null : { model: current, failures }
}

/**
 * When a failed attempt is followed by another, in milliseconds since 1970; null when the branch ends with it. Only what may pass
 * by itself is repeated; a refusal goes to the next model at once, an error that repeating cannot mend ends the branch.
 */
export function afterFailure(
  { request, model, history }: Pick<Attempt, 'request' | 'model'> & { history: readonly Ended[] },
  error: ModelCallError,
  now: number,
  random: Random,
): number | null {
  if (!error.details.retryable && error.code !== refusedCode) return null
  const next = standing(request, [...history, { error }])
  if (next === null) return null
  return next.model === model ? now + delayMs(next.failures, error.details.retryAfterMs ?? 0, random) : now
}

/**
 * What is recorded of an attempt that the end of a process cut off: it is made again at once and costs no retry, but a call under
 * which the process keeps dying is given up.
 */
export function interruption(history: readonly Ended[], now: number): { error: RunError; retryAt: number | null } {
  const times = 1 + history.filter(({ error }) => error?.code === interruptedCode).length
  if (times < mostInterruptions) {
    const message = 'The server stopped during this call. It is made again and may be billed twice.'
    return { error: { code: interruptedCode, message }, retryAt: now }
  }
  const message = `The server stopped during this call ${times} times. It is not made again: see in the log why the server stopped.`
  return { error: { code: interruptedCode, message }, retryAt: null }
}

/** What the server asks for, up to an hour; without it a full-jitter exponential back-off. */
function delayMs(failures: number, retryAfterMs: number, random: Random): number {
  if (retryAfterMs > 0) return Math.ceil(Math.min(retryAfterMs, longestWaitMs) * (1 + retryAfterJitter * random()))
  return Math.round(random() * Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - 1)))
}
