import { describe, expect, it } from 'vitest'
import { initialRunState, reduceRunEvents } from '../engine/reduce-run'
import type { RunEvent } from '../engine/run-event'
import { graphOf, sectionNode } from '../engine/testing/graphs'
import { showWaits } from './run-feed-waits'

const initial = initialRunState(graphOf([sectionNode('a', 3)]))
const reason = 'Waiting for the rate limit of this model.'
const waits = (until: number, ...branches: number[]) => [{ nodeId: 'a', branches, until, reason }]
const waitsOf = (run: typeof initial) => run.nodes[0]?.branches.map(({ waitingUntil }) => waitingUntil)
const event = (more: object) => ({ seq: 1, at: 1000, nodeId: 'a', branch: 1, attempt: 1, ...more }) as RunEvent
const begun = event({ type: 'branch.started', model: null })

describe('branches that wait for their lane', () => {
  it('say until when, and why', () => {
    const run = showWaits(initial, waits(5000, 0, 2))
    expect(waitsOf(run)).toEqual([5000, null, 5000])
    expect(run.nodes[0]?.branches[0]).toMatchObject({ status: 'queued', waitingReason: reason })
  })

  it('stop saying so when they start, and are not told after that', () => {
    const run = reduceRunEvents(showWaits(initial, waits(5000, 1)), [begun])
    expect(waitsOf(run)).toEqual([null, null, null])
    expect(showWaits(run, waits(5000, 1))).toBe(run)
  })

  it('keep the longer of two times', () => {
    const longer = showWaits(initial, waits(9000, 1))
    expect(showWaits(longer, waits(5000, 1))).toBe(longer)
  })

  it('change nothing where the branch is not known', () => {
    expect(showWaits(initial, [{ nodeId: 'b', branches: [0], until: 5000, reason }])).toBe(initial)
    expect(showWaits(initial, waits(5000, 7))).toBe(initial)
  })
})
