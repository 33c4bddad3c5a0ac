import { describe, expect, it, vi } from 'vitest'
import type { Clock } from '../engine/ports'
import { createHandClock } from '../engine/testing/hand-clock'
import { createLanes, type LaneAddress, type Lanes } from './lanes'

const branch = { run: 'run', first: false }
const aggregator = { run: 'run', first: true }

function address(start: number, max = start, lane = 'a/one'): LaneAddress {
  return { lane, credential: 'key', limits: { start, max } }
}

function lanesOf(clock: Clock = createHandClock()): Lanes {
  return createLanes({ clock, random: () => 0 })
}

describe('lanes', () => {
  it('admit no more calls than the limit of their lane, each lane for itself', () => {
    const lanes = lanesOf()
    const started: string[] = []
    for (const name of ['first', 'second', 'third']) lanes.enter(address(2), branch, () => started.push(name))
    lanes.enter(address(1, 1, 'b/two'), branch, () => started.push('other lane'))
    expect(started).toEqual(['first', 'second', 'other lane'])
  })

  it('let the longest waiting call of a run in when a place comes free', () => {
    const lanes = lanesOf()
    const started: string[] = []
    const place = lanes.enter(address(1), branch, () => started.push('first'))
    lanes.enter(address(1), branch, () => started.push('second'))
    lanes.enter(address(1), branch, () => started.push('third'))
    place.leave()
    expect(started).toEqual(['first', 'second'])
  })

  it('let runs take turns, so that a small run does not wait for all of a large one', () => {
    const lanes = lanesOf()
    const started: string[] = []
    const leaves = new Map<string, () => void>()
    const enter = (run: string, name: string) =>
      leaves.set(name, lanes.enter(address(1), { run, first: false }, () => started.push(name)).leave)
    for (const name of ['large 1', 'large 2', 'large 3', 'large 4']) enter('large', name)
    for (const name of ['small 1', 'small 2']) enter('small', name)
    for (let turn = 0; turn < 5; turn += 1) leaves.get(started.at(-1) ?? '')?.()
    expect(started).toEqual(['large 1', 'large 2', 'small 1', 'large 3', 'small 2', 'large 4'])
  })

  it('let an aggregator in before branches that wait', () => {
    const lanes = lanesOf()
    const started: string[] = []
    const place = lanes.enter(address(1), branch, () => started.push('branch'))
    lanes.enter(address(1), branch, () => started.push('later branch'))
    lanes.enter(address(1), aggregator, () => started.push('aggregator'))
    place.leave()
    expect(started).toEqual(['branch', 'aggregator'])
  })

  it('let a branch in after four aggregators, however many more of them come', () => {
    const lanes = lanesOf()
    const started: string[] = []
    let leave = lanes.enter(address(1), branch, () => started.push('holder')).leave
    lanes.enter(address(1), branch, () => started.push('branch'))
    const enterAggregator = () => lanes.enter(address(1), aggregator, () => started.push('aggregator'))
    let next = enterAggregator()
    for (let turn = 0; turn < 6 && !started.includes('branch'); turn += 1) {
      const current = next
      next = enterAggregator()
      leave()
      leave = current.leave
    }
    expect(started).toEqual(['holder', 'aggregator', 'aggregator', 'aggregator', 'aggregator', 'branch'])
  })

  it('never start a call that has left the line', () => {
    const lanes = lanesOf()
    const start = vi.fn()
    const holder = lanes.enter(address(1), branch, () => undefined)
    lanes.enter(address(1), branch, start).leave()
    holder.leave()
    expect(start).not.toHaveBeenCalled()
  })

  it('grow as soon as the server begins to answer, not only when it has answered', () => {
    const lanes = lanesOf()
    let started = 0
    const places = Array.from({ length: 20 }, () => lanes.enter(address(4, 50), branch, () => (started += 1)))
    expect(started).toBe(4)
    places.slice(0, 4).forEach((place) => place.accepted([]))
    expect(started).toBe(12)
    places.slice(4, 12).forEach((place) => place.accepted([]))
    expect(started).toBe(20)
  })

  it('hold everybody back until the time that the server has named, and wake up by themselves', async () => {
    const clock = createHandClock()
    const lanes = lanesOf(clock)
    const started: string[] = []
    const place = lanes.enter(address(1), branch, () => started.push('turned away'))
    lanes.enter(address(1), branch, () => started.push('branch'))
    lanes.enter(address(1), aggregator, () => started.push('aggregator'))
    place.overloaded(12_000)
    place.leave()
    await clock.advance(11_999)
    expect(started).toEqual(['turned away'])
    await clock.advance(1)
    expect(started).toEqual(['turned away', 'aggregator'])
    expect(clock.waiting()).toBe(0)
  })

  it('forget what they have learned ten minutes after the last call', async () => {
    const clock = createHandClock()
    const lanes = lanesOf(clock)
    const admitted = () => {
      let started = 0
      const places = Array.from({ length: 50 }, () => lanes.enter(address(8, 50), branch, () => (started += 1)))
      return { started, places }
    }
    const before = admitted()
    before.places[0]?.overloaded(null)
    before.places.toReversed().forEach((place) => place.leave())
    const soon = admitted()
    soon.places.toReversed().forEach((place) => place.leave())
    await clock.advance(10 * 60_000 + 1)
    expect([before.started, soon.started, admitted().started]).toEqual([8, 4, 8])
  })
})
