import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BranchWaits, BranchWords, RunEvent } from '../engine/run-event'
import { createRunHub } from './run-hub'

const started: RunEvent = { type: 'run.started', seq: 1, at: 0 }
const succeeded: RunEvent = {
  type: 'branch.succeeded',
  seq: 2,
  at: 0,
  nodeId: 'ask',
  branch: 0,
  attempt: 1,
  output: { text: 'Hello world' },
  model: null,
  stopReason: 'end_turn',
  usage: null,
  costUsd: null,
  warnings: [],
}

function word(text: string, offset: number): BranchWords {
  return { nodeId: 'ask', branch: 0, attempt: 1, offset, text }
}

function listener() {
  const heard: (RunEvent['type'] | BranchWords | BranchWaits)[] = []
  return {
    heard,
    events: (events: readonly RunEvent[]) => void heard.push(...events.map((event) => event.type)),
    words: (words: readonly BranchWords[]) => void heard.push(...words),
    waits: (waits: readonly BranchWaits[]) => void heard.push(...waits),
  }
}

describe('the run hub', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('gathers the words of a moment into one piece per branch', () => {
    const hub = createRunHub()
    const follower = listener()
    hub.follow('run', follower)
    hub.publishWords('run', word('Hel', 0))
    hub.publishWords('run', word('lo', 3))
    expect(follower.heard).toEqual([])
    vi.advanceTimersByTime(60)
    expect(follower.heard).toEqual([word('Hello', 0)])
  })

  it('tells the last words of a branch before the event that settles it', () => {
    const hub = createRunHub()
    const follower = listener()
    hub.follow('run', follower)
    hub.publishWords('run', word('Hello', 0))
    hub.publish('run', [succeeded])
    expect(follower.heard).toEqual([word('Hello', 0), 'branch.succeeded'])
  })

  it('tells somebody who joins late everything a running branch has said', () => {
    const hub = createRunHub()
    hub.publishWords('run', word('Hel', 0))
    hub.publishWords('run', word('lo', 3))
    const late = listener()
    hub.follow('run', late)
    expect(late.heard).toEqual([word('Hello', 0)])
  })

  it('begins anew with the words of a new attempt', () => {
    const hub = createRunHub()
    hub.publishWords('run', word('first try', 0))
    hub.publishWords('run', { ...word('second', 0), attempt: 2 })
    const late = listener()
    hub.follow('run', late)
    expect(late.heard).toEqual([{ ...word('second', 0), attempt: 2 }])
  })

  it('keeps runs apart and forgets a follower that left', () => {
    const hub = createRunHub()
    const follower = listener()
    const unfollow = hub.follow('run', follower)
    hub.publish('other run', [started])
    unfollow()
    hub.publish('run', [started])
    expect(follower.heard).toEqual([])
    expect(hub.followers('run')).toBe(0)
  })

  describe('of branches that wait for their lane', () => {
    const until = Date.now() + 60_000
    const waits = (...branches: number[]): BranchWaits => ({ nodeId: 'ask', branches, until, reason: 'Rate limit.' })
    const opened: RunEvent = { type: 'node.started', seq: 1, at: 0, nodeId: 'ask', branches: [] }
    const begun: RunEvent = { type: 'branch.started', seq: 2, at: 0, nodeId: 'ask', branch: 0, attempt: 1, model: null }

    it('tells all that wait for the same in one piece', () => {
      const hub = createRunHub()
      const follower = listener()
      hub.follow('run', follower)
      for (const branch of [0, 1, 2]) hub.publishWaits('run', waits(branch))
      vi.advanceTimersByTime(60)
      expect(follower.heard).toEqual([waits(0, 1, 2)])
    })

    it('tells them again once their node has started, since that opens its branches', () => {
      const hub = createRunHub()
      const follower = listener()
      hub.follow('run', follower)
      hub.publishWaits('run', waits(0))
      vi.advanceTimersByTime(60)
      hub.publish('run', [opened])
      expect(follower.heard).toEqual([waits(0), 'node.started', waits(0)])
    })

    it('tells somebody who joins late of those that still wait', () => {
      const hub = createRunHub()
      for (const branch of [0, 1]) hub.publishWaits('run', waits(branch))
      hub.publish('run', [begun])
      const follower = listener()
      hub.follow('run', follower)
      expect(follower.heard).toEqual([waits(1)])
      const late = listener()
      vi.setSystemTime(until)
      hub.follow('run', late)
      expect(late.heard).toEqual([])
    })
  })
})
