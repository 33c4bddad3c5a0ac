import { describe, expect, it } from 'vitest'
import {
  ModelCallError,
  type AttemptKey,
  type Generate,
  type Generation,
  type ModelRequest,
} from '../engine/model-call'
import type { AttemptListener } from '../engine/ports'
import { createHandClock } from '../engine/testing/hand-clock'
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
  const waits: [until: number, reason: string][] = []
  const outcome = new Promise<string>((resolve) => (told = resolve))
  const listener: AttemptListener = {
    admitted: () => Promise.resolve(admit),
    words: () => undefined,
    waits: (until, reason) => void waits.push([until, reason]),
    succeeded: (generation) => told(generation.text),
    failed: (error) => told(error.code),
  }
  return { listener, outcome, waits }
}

/** Answers when its signal is aborted, as the model clients do. */
const untilAborted: Generate = (_, { signal }) =>
  new Promise((_resolve, reject) => {
    const stop = () => reject(new ModelCallError('cancelled', 'Cancelled.', { retryable: false }))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop)
  })

/** A dispatcher whose lanes begin at `limit`, which is also the most. */
function dispatcherOf(generate: Generate, limit = 1, clock = createHandClock()) {
  const lanes = createLanes({ clock, random: () => 0 })
  const laneOf = (model: string) => ({ lane: model, credential: 'key', limits: { start: limit, max: limit } })
  return createLocalDispatcher({ generate, lanes, laneOf, clock })
}

/** Answers each call as told for its branch; any other is answered. */
function scripted(errors: Record<number, ModelCallError>): { generate: Generate; called: number[] } {
  const called: number[] = []
  const generate: Generate = async (_, { key }) => {
    called.push(key.branch)
    const error = errors[key.branch]
    if (error !== undefined) throw error
    return answer
  }
  return { generate, called }
}

describe('the local dispatcher', () => {
  it('tells the listener the answer and gives the place to the next', async () => {
    const dispatcher = dispatcherOf(async () => answer)
    const first = listen()
    const second = listen()
    dispatcher.dispatch(keyOf(0), request, first.listener)
    dispatcher.dispatch(keyOf(1), request, second.listener)
    expect(await Promise.all([first.outcome, second.outcome])).toEqual(['Yes', 'Yes'])
  })

  it('does not call for an attempt that is no longer wanted, and frees its place', async () => {
    let calls = 0
    const generate: Generate = async () => ((calls += 1), answer)
    const dispatcher = dispatcherOf(generate)
    dispatcher.dispatch(keyOf(0), request, listen(false).listener)
    const next = listen()
    dispatcher.dispatch(keyOf(1), request, next.listener)
    expect(await next.outcome).toBe('Yes')
    expect(calls).toBe(1)
  })

  it('aborts a running call and tells its listener', async () => {
    const dispatcher = dispatcherOf(untilAborted)
    const running = listen()
    dispatcher.dispatch(keyOf(0), request, running.listener)
    await new Promise((resolve) => setImmediate(resolve))
    dispatcher.abort(keyOf(0))
    expect(await running.outcome).toBe('cancelled')
  })

  it('takes a waiting attempt out of its lane without a word', async () => {
    const dispatcher = dispatcherOf(untilAborted)
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
    dispatcherOf(broken).dispatch(keyOf(0), request, branch.listener)
    expect(await branch.outcome).toBe('internal')
  })

  it('lets nobody through the lane until the time that the server has named', async () => {
    const clock = createHandClock()
    const slowDown = new ModelCallError('rate_limited', 'Slow down.', { retryable: true, retryAfterMs: 2000 })
    const { generate, called } = scripted({ 0: slowDown })
    const dispatcher = dispatcherOf(generate, 1, clock)
    const [first, second] = [listen(), listen()]
    dispatcher.dispatch(keyOf(0), request, first.listener)
    dispatcher.dispatch(keyOf(1), request, second.listener)
    expect(await first.outcome).toBe('rate_limited')
    const told = [[clock.now() + 2000, 'Waiting for the rate limit of this model.']]
    const later = listen()
    dispatcher.dispatch(keyOf(2), request, later.listener)
    expect([second.waits, later.waits]).toEqual([told, told])
    await clock.advance(1999)
    expect(called).toEqual([0])
    await clock.advance(1)
    expect(await second.outcome).toBe('Yes')
  })

  it('lets the lane grow once a server begins to answer', async () => {
    let calls = 0
    const lanes = createLanes({ clock: createHandClock(), random: () => 0 })
    const clock = createHandClock()
    const laneOf = () => ({ lane: 'a', credential: 'key', limits: { start: 1, max: 10 } })
    const generate: Generate = (_, { onAccepted }) => {
      calls += 1
      onAccepted?.([])
      return new Promise(() => undefined)
    }
    const dispatcher = createLocalDispatcher({ generate, lanes, laneOf, clock })
    for (let branch = 0; branch < 8; branch += 1) dispatcher.dispatch(keyOf(branch), request, listen().listener)
    await clock.advance(0)
    expect(calls).toBe(8)
  })

  it('makes one call every 30 s while a spend limit is reached, and fails the others with what to do', async () => {
    const clock = createHandClock()
    const spent = new ModelCallError('spend_limit_reached', 'Raise the limit.', {
      retryable: false,
      scope: 'connection',
    })
    const { generate, called } = scripted({ 0: spent, 1: spent, 2: spent })
    const dispatcher = dispatcherOf(generate, 1, clock)
    const branches = Array.from({ length: 8 }, () => listen())
    const dispatch = (...at: number[]) =>
      at.forEach((branch) =>
        dispatcher.dispatch(keyOf(branch), request, branches[branch]?.listener ?? listen().listener),
      )
    const outcomes = (...at: number[]) => Promise.all(at.map((branch) => branches[branch]?.outcome))

    dispatch(0, 1)
    expect(await outcomes(0, 1)).toEqual(['spend_limit_reached', 'spend_limit_reached'])
    await clock.advance(29_999)
    dispatch(2)
    await outcomes(2)
    expect(called).toEqual([0])
    await clock.advance(1)
    dispatch(1, 3)
    expect(await outcomes(3)).toEqual(['spend_limit_reached'])
    expect(called).toEqual([0, 1])
    await clock.advance(30_000)
    dispatch(4, 5, 6)
    expect(await outcomes(4, 5, 6)).toEqual(['Yes', 'Yes', 'Yes'])
    expect(called).toEqual([0, 1, 4, 5, 6])
  })

  it('lets another call try the spend limit when the one that tried is cancelled', async () => {
    const clock = createHandClock()
    const spent = new ModelCallError('spend_limit_reached', 'Raise the limit.', {
      retryable: false,
      scope: 'connection',
    })
    let hangs = true
    const generate: Generate = (asked, call) => {
      if (call.key.branch === 0) return Promise.reject(spent)
      return hangs ? untilAborted(asked, call) : Promise.resolve(answer)
    }
    const dispatcher = dispatcherOf(generate, 5, clock)
    dispatcher.dispatch(keyOf(0), request, listen().listener)
    await clock.advance(30_000)
    const [probe, given, next] = [listen(), listen(), listen()]
    dispatcher.dispatch(keyOf(1), request, probe.listener)
    dispatcher.dispatch(keyOf(2), request, given.listener)
    dispatcher.dispatch(keyOf(3), request, next.listener)
    await clock.advance(0)
    dispatcher.abort(keyOf(2))
    hangs = false
    dispatcher.abort(keyOf(1))
    expect(await Promise.all([probe.outcome, next.outcome])).toEqual(['cancelled', 'Yes'])
  })
})
