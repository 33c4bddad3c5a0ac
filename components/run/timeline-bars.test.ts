import { describe, expect, it } from 'vitest'
import type { AttemptState, BranchState, NodeRunState } from '@/lib/engine/run-state'
import { timelineBars, timelineScale } from './timeline-bars'

const attempt = (at: Partial<AttemptState>): AttemptState => ({
  attempt: 1,
  model: null,
  startedAt: 0,
  endedAt: null,
  error: null,
  possiblyBilled: false,
  ...at,
})
const branch = (at: Partial<BranchState>): BranchState => ({
  index: 0,
  label: 'a',
  model: null,
  weight: null,
  status: 'queued',
  attempt: 0,
  attempts: [],
  output: null,
  partialText: '',
  error: null,
  reason: null,
  stopReason: null,
  warnings: [],
  kept: null,
  usage: null,
  costUsd: null,
  cacheSavedUsd: null,
  startedAt: null,
  endedAt: null,
  waitingUntil: null,
  waitingReason: null,
  reasonCode: null,
  ...at,
})
const node: NodeRunState = {
  nodeId: 'n',
  type: 'vote',
  label: 'Vote',
  status: 'running',
  branches: [],
  output: null,
  aggregation: null,
  reaggregations: [],
  error: null,
  reason: null,
  startedAt: 1000,
  endedAt: null,
}
const shape = (of: BranchState) => timelineBars(node, of, 1000).map((bar) => [bar.kind, bar.startMs, bar.endMs])

describe('the life of a branch as bars', () => {
  it('shows waiting for a place, a failed attempt, waiting for the retry and the attempt that runs', () => {
    const error = { code: 'overloaded', message: 'The server is overloaded.' }
    const attempts = [attempt({ startedAt: 1200, endedAt: 2000, error }), attempt({ attempt: 2, startedAt: 4000 })]
    expect(shape(branch({ status: 'running', attempt: 2, attempts }))).toEqual([
      ['waiting', 0, 200],
      ['failed', 200, 1000],
      ['waiting', 1000, 3000],
      ['running', 3000, null],
    ])
  })

  it('waits without end while it is queued, and says why', () => {
    const queued = branch({ status: 'queued', attempt: 1, waitingReason: 'rate limit' })
    expect(timelineBars(node, queued, 1000)).toMatchObject([{ endMs: null, detail: 'waiting: rate limit' }])
  })

  it('draws no wait where there was none', () => {
    const attempts = [attempt({ startedAt: 1000, endedAt: 1500 })]
    expect(shape(branch({ status: 'succeeded', attempt: 1, attempts }))).toEqual([['succeeded', 0, 500]])
  })

  it('draws nothing for a branch whose node never started', () => {
    expect(timelineBars({ ...node, startedAt: null }, branch({}), 1000)).toEqual([])
  })
})

describe('the axis', () => {
  it('ends where a settled run ended', () => {
    expect(timelineScale(4200, false)).toEqual({ lengthMs: 4200, ticksMs: [0, 1000, 2000, 3000, 4000] })
  })

  it('keeps its length while a run goes on, until a step is full', () => {
    expect(timelineScale(4100, true).lengthMs).toBe(timelineScale(4600, true).lengthMs)
  })

  it('counts long runs in steps of the clock', () => {
    expect(timelineScale(120_000, false).ticksMs).toEqual([0, 30_000, 60_000, 90_000, 120_000])
  })

  it('has an axis even for a run that took no time', () => {
    expect(timelineScale(0, false)).toEqual({ lengthMs: 1, ticksMs: [0] })
  })
})
