import type { PauseReason, Quota } from '../engine/lane'
import type { AttemptKey, Generate, ModelRequest } from '../engine/model-call'
import { ModelCallError } from '../engine/model-call'
import type { AttemptListener, Clock, Dispatcher } from '../engine/ports'
import { estimateInputTokens } from './estimate-input-tokens'
import type { LaneAddress, Lanes } from './lanes'
import type { Place, Visitor } from './open-lane'
import { createSpendBreaker, type SpendBreaker, type SpendPermit } from './spend-breaker'

type Attempt = {
  readonly key: AttemptKey
  readonly request: ModelRequest
  readonly listener: AttemptListener
  readonly controller: AbortController
  /** Gives its place back, or its turn. */
  leave: () => void
  admitted: boolean
}

type LocalDispatcherParts = {
  generate: Generate
  lanes: Lanes
  laneOf: (model: string) => LaneAddress
  clock: Pick<Clock, 'now'>
}

/** Makes the calls in this very process, each in the lane of its credential and model class, and tells the lane how it went. */
export function createLocalDispatcher({ generate, lanes, laneOf, clock }: LocalDispatcherParts): Dispatcher {
  const attempts = new Map<string, Attempt>()
  const breakers = new Map<string, SpendBreaker>()

  function breakerOf(credential: string): SpendBreaker {
    const breaker = breakers.get(credential) ?? createSpendBreaker(clock)
    breakers.set(credential, breaker)
    return breaker
  }

  function enterLane(attempt: Attempt, address: LaneAddress, permit: SpendPermit): void {
    const { key, request, listener } = attempt
    const visitor: Visitor = {
      run: key.runId,
      first: request.purpose === 'synthesis',
      inputTokens: estimateInputTokens(request),
      waits: (until, reason) => listener.waits(until, waitingFor[reason]),
    }
    // The lane may have a place at once: start on the next microtask, when `place` is known.
    const place = lanes.enter(address, visitor, () => queueMicrotask(() => void call(attempt, place, permit)))
    attempt.leave = () => {
      place.leave()
      permit.end('unmade')
    }
  }

  async function call(attempt: Attempt, place: Place, permit: SpendPermit): Promise<void> {
    const { key, request, listener, controller } = attempt
    try {
      attempt.admitted = true
      const refusal = permit.check()
      if (refusal !== null) return listener.failed(refusal)
      if (!(await listener.admitted())) return
      let isAccepted = false
      const onAccepted = (quotas: readonly Quota[]) => {
        isAccepted = true
        permit.end('accepted')
        place.accepted(quotas)
      }
      const generation = await generate(request, {
        key,
        signal: controller.signal,
        onText: listener.words,
        onAccepted,
        onBegun: listener.begun,
      })
      if (!isAccepted) onAccepted([])
      listener.succeeded(generation)
    } catch (thrown) {
      const error = toModelCallError(thrown)
      if (meansOverload(error)) place.overloaded(error.details.retryAfterMs ?? null)
      permit.end(error)
      listener.failed(error)
    } finally {
      forget(attempt)
    }
  }

  function forget(attempt: Attempt): void {
    attempts.delete(nameOf(attempt.key))
    attempt.leave()
  }

  return {
    dispatch(key, request, listener) {
      const controller = new AbortController()
      const attempt: Attempt = { key, request, listener, controller, leave: () => undefined, admitted: false }
      attempts.set(nameOf(key), attempt)
      const address = laneOf(request.model)
      const refuse = (error: ModelCallError) => {
        attempts.delete(nameOf(key))
        queueMicrotask(() => listener.failed(error))
      }
      breakerOf(address.credential).ask({
        waits: (takeBack) => (attempt.leave = takeBack),
        go: (permit) => enterLane(attempt, address, permit),
        refuse,
      })
    },
    abort(key) {
      const attempt = attempts.get(nameOf(key))
      if (attempt === undefined) return
      attempt.controller.abort()
      if (!attempt.admitted) forget(attempt)
    },
  }
}

const waitingFor: Record<PauseReason, string> = {
  rate_limit: 'Waiting for the rate limit of this model.',
  overload: 'Waiting for the server, which is overloaded.',
}

const nameOf = (key: AttemptKey) => `${key.runId}/${key.nodeId}/${key.branch}/${key.attempt}/${key.call ?? 1}`

/** The server wants fewer calls, not this call never. Whoever says when to come back means that, too, whatever its status. */
function meansOverload({ code, details }: ModelCallError): boolean {
  return code === 'rate_limited' || code === 'overloaded' || (details.retryAfterMs ?? 0) > 0
}

/** A mistake of ours in a call must end that branch, not the process. */
function toModelCallError(error: unknown): ModelCallError {
  if (error instanceof ModelCallError) return error
  const message = 'The call failed inside Parallax. Run this branch again; if it fails again, report it with the log.'
  return new ModelCallError('internal', message, { retryable: false }, { cause: error })
}
