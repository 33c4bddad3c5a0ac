import type { AttemptKey, Generate, ModelRequest } from '../engine/model-call'
import { ModelCallError } from '../engine/model-call'
import type { AttemptListener, Dispatcher } from '../engine/ports'
import type { Lanes } from './lanes'

type Attempt = { controller: AbortController; leave: () => void; admitted: boolean }

/** Makes the calls in this very process, each in the lane of its connection and model. */
export function createLocalDispatcher(generate: Generate, lanes: Lanes): Dispatcher {
  const attempts = new Map<string, Attempt>()

  async function call(
    name: string,
    key: AttemptKey,
    request: ModelRequest,
    listener: AttemptListener,
    attempt: Attempt,
  ) {
    try {
      attempt.admitted = true
      if (!(await listener.admitted())) return
      const { signal } = attempt.controller
      listener.succeeded(await generate(request, { key, signal, onText: listener.words }))
    } catch (error) {
      listener.failed(toModelCallError(error))
    } finally {
      attempts.delete(name)
      attempt.leave()
    }
  }

  return {
    dispatch(key, request, listener) {
      const name = nameOf(key)
      const attempt: Attempt = { controller: new AbortController(), leave: () => undefined, admitted: false }
      attempts.set(name, attempt)
      const priority = request.purpose === 'synthesis' ? 'first' : 'normal'
      // The lane may have a place at once: start on the next microtask, when `leave` is known.
      attempt.leave = lanes.enter(request.model, priority, () => {
        queueMicrotask(() => void call(name, key, request, listener, attempt))
      })
    },
    abort(key) {
      const name = nameOf(key)
      const attempt = attempts.get(name)
      if (attempt === undefined) return
      attempt.controller.abort()
      if (attempt.admitted) return
      attempts.delete(name)
      attempt.leave()
    },
  }
}

const nameOf = (key: AttemptKey) => `${key.runId}/${key.nodeId}/${key.branch}/${key.attempt}`

/** A mistake of ours in a call must end that branch, not the process. */
function toModelCallError(error: unknown): ModelCallError {
  if (error instanceof ModelCallError) return error
  const message = 'The call failed inside Parallax. Run this branch again; if it fails again, report it with the log.'
  return new ModelCallError('internal', message, { retryable: false }, { cause: error })
}
