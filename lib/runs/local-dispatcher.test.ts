import { describe, expect, it } from 'vitest'
import {
  ModelCallError,
  type AttemptKey,
  type Generate,
  type Generation,
  type ModelRequest,
} from '../engine/model-call'
import type { AttemptListener } from '../engine/ports'
import { createLanes } from './lanes'
import { createLocalDispatcher } from './local-dispatcher'

const request: ModelRequest = {
  model: 'test/model',
  system: null,
  segments: [],
  answer: { type: 'text' },
  options: {},
  purpose: 'branch',
}
const answer: Generation = {
  text: 'Yes',
  model: null,
  stopReason: 'end_turn',
  usage: null,
  costUsd: null,
  warnings: [],
}

function keyOf(branch: number): AttemptKey {
  return { runId: 'run', nodeId: 'ask', branch, attempt: 1 }
}

/** Resolves with what became of the attempt. */
function listen(admit: boolean | Promise<boolean> = true) {
  let told: (outcome: string) => void
  const outcome = new Promise<string>((resolve) => (told = resolve))
  const listener: AttemptListener = {
    admitted: () => Promise.resolve(admit),
    words: () => undefined,
    succeeded: (generation) => told(generation.text),
    failed: (error) => told(error.code),
  }
  return { listener, outcome }
}

/** Answers when its signal is aborted, as the model clients do. */
const untilAborted: Generate = (_, { signal }) =>
  new Promise((_resolve, reject) => {
    const stop = () => reject(new ModelCallError('cancelled', 'Cancelled.', { retryable: false }))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop)
  })

describe('the local dispatcher', () => {
  it('tells the listener the answer and gives the place to the next', async () => {
    const dispatcher = createLocalDispatcher(
      async () => answer,
      createLanes(() => 1),
    )
    const first = listen()
    const second = listen()
    dispatcher.dispatch(keyOf(0), request, first.listener)
    dispatcher.dispatch(keyOf(1), request, second.listener)
    expect(await Promise.all([first.outcome, second.outcome])).toEqual(['Yes', 'Yes'])
  })

  it('does not call for an attempt that is no longer wanted, and frees its place', async () => {
    let calls = 0
    const generate: Generate = async () => ((calls += 1), answer)
    const dispatcher = createLocalDispatcher(
      generate,
      createLanes(() => 1),
    )
    dispatcher.dispatch(keyOf(0), request, listen(false).listener)
    const next = listen()
    dispatcher.dispatch(keyOf(1), request, next.listener)
    expect(await next.outcome).toBe('Yes')
    expect(calls).toBe(1)
  })

  it('aborts a running call and tells its listener', async () => {
    const dispatcher = createLocalDispatcher(
      untilAborted,
      createLanes(() => 1),
    )
    const running = listen()
    dispatcher.dispatch(keyOf(0), request, running.listener)
    await new Promise((resolve) => setImmediate(resolve))
    dispatcher.abort(keyOf(0))
    expect(await running.outcome).toBe('cancelled')
  })

  it('takes a waiting attempt out of its lane without a word', async () => {
    const dispatcher = createLocalDispatcher(
      untilAborted,
      createLanes(() => 1),
    )
    const running = listen()
    const waiting = listen()
    const last = listen()
    dispatcher.dispatch(keyOf(0), request, running.listener)
    dispatcher.dispatch(keyOf(1), request, waiting.listener)
    dispatcher.dispatch(keyOf(2), request, last.listener)
    await new Promise((resolve) => setImmediate(resolve))
    dispatcher.abort(keyOf(1))
    dispatcher.abort(keyOf(0))
    await running.outcome
    await new Promise((resolve) => setImmediate(resolve))
    dispatcher.abort(keyOf(2))
    expect(await last.outcome).toBe('cancelled')
    expect(await Promise.race([waiting.outcome, Promise.resolve('nothing told')])).toBe('nothing told')
  })

  it('turns a mistake of ours into a failed branch', async () => {
    const broken: Generate = async () => {
      throw new TypeError('x is undefined')
    }
    const branch = listen()
    createLocalDispatcher(
      broken,
      createLanes(() => 1),
    ).dispatch(keyOf(0), request, branch.listener)
    expect(await branch.outcome).toBe('internal')
  })
})
