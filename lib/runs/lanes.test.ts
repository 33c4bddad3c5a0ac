import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createLanes } from './lanes'

describe('lanes', () => {
  it('admit no more calls than the limit of their lane, each lane for itself', () => {
    const lanes = createLanes((lane) => (lane === 'a/one' ? 2 : 1))
    const started: string[] = []
    for (const name of ['first', 'second', 'third']) lanes.enter('a/one', 'normal', () => started.push(name))
    lanes.enter('b/two', 'normal', () => started.push('other lane'))
    expect(started).toEqual(['first', 'second', 'other lane'])
  })

  it('let the longest waiting call in when a place comes free', () => {
    const lanes = createLanes(() => 1)
    const started: string[] = []
    const leave = lanes.enter('a/one', 'normal', () => started.push('first'))
    lanes.enter('a/one', 'normal', () => started.push('second'))
    lanes.enter('a/one', 'normal', () => started.push('third'))
    leave()
    expect(started).toEqual(['first', 'second'])
  })

  it('let an aggregator in before branches that wait', () => {
    const lanes = createLanes(() => 1)
    const started: string[] = []
    const leave = lanes.enter('a/one', 'normal', () => started.push('branch'))
    lanes.enter('a/one', 'normal', () => started.push('later branch'))
    lanes.enter('a/one', 'first', () => started.push('aggregator'))
    leave()
    expect(started).toEqual(['branch', 'aggregator'])
  })

  it('never start a call that has left the queue', () => {
    const lanes = createLanes(() => 1)
    const start = vi.fn()
    const leaveFirst = lanes.enter('a/one', 'normal', () => undefined)
    const leaveQueue = lanes.enter('a/one', 'normal', start)
    leaveQueue()
    leaveFirst()
    expect(start).not.toHaveBeenCalled()
  })

  it('start every call in the end and never exceed the limit, in whatever order calls leave', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(20), { maxLength: 60 }), (limit, picks) => {
        const lanes = createLanes(() => limit)
        const running = new Map<number, () => void>()
        let most = 0
        let starts = 0
        picks.forEach((_, at) => {
          let leave: () => void = () => undefined
          leave = lanes.enter('a/one', 'normal', () => {
            starts += 1
            running.set(at, () => leave())
            most = Math.max(most, running.size)
          })
        })
        let turn = 0
        while (running.size > 0) {
          const keys = [...running.keys()]
          const key = keys[(picks[turn++ % picks.length] ?? 0) % keys.length] ?? 0
          const leave = running.get(key)
          running.delete(key)
          leave?.()
        }
        expect(starts).toBe(picks.length)
        expect(most).toBeLessThanOrEqual(limit)
      }),
    )
  })
})
