import fc from 'fast-check'
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

  it('admit everybody in the end and never more than the maximum, whatever the server answers in its bad times', () => {
    const answer = fc.constantFrom('accepts', 'overloaded', 'retry-after', 'no requests left', 'no tokens left', 'lost')
    const call = fc.record({
      first: fc.boolean(),
      run: fc.constantFrom('a', 'b', 'c'),
      durationMs: fc.integer({ min: 1, max: 5000 }),
      answers: fc.array(answer, { maxLength: 5 }),
      leavesAfterMs: fc.option(fc.nat(2000), { freq: 6 }),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 12 }),
        fc.array(call, { minLength: 1, maxLength: 40 }),
        (start, max, calls) => {
          const clock = createStepClock()
          const lanes = lanesOf(clock)
          let inFlight = 0
          let most = 0
          let settled = 0

          const attempt = (one: (typeof calls)[number], tries: number): void => {
            const { run, first, durationMs, answers, leavesAfterMs } = one
            let begun = false
            const place = lanes.enter(address(start, max), { run, first }, () => {
              begun = true
              inFlight += 1
              most = Math.max(most, inFlight)
              // Past its bad times, the server takes every call.
              const said = answers[tries] ?? 'accepts'
              clock.wakeAt(clock.now() + durationMs, () => {
                inFlight -= 1
                const resetAt = clock.now() + 700
                if (said === 'accepts') place.accepted([])
                if (said === 'overloaded') place.overloaded(null)
                if (said === 'retry-after') place.overloaded(900)
                if (said === 'no requests left') place.accepted([{ unit: 'requests', remaining: 0, resetAt }])
                if (said === 'no tokens left') place.accepted([{ unit: 'tokens', remaining: 0, resetAt }])
                place.leave()
                if (said === 'overloaded' || said === 'retry-after' || said === 'lost') attempt(one, tries + 1)
                else settled += 1
              })
            })
            if (leavesAfterMs === null || tries > 0) return
            clock.wakeAt(clock.now() + leavesAfterMs, () => {
              if (begun) return
              begun = true
              place.leave()
              settled += 1
            })
          }
          for (const one of calls) attempt(one, 0)
          clock.run()
          expect(settled).toBe(calls.length)
          expect(inFlight).toBe(0)
          expect(most).toBeLessThanOrEqual(max)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('[A4] spend at most five attempts per branch on a minute of nothing but 529, and let all succeed afterwards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.constantFrom(4, 50), (seed, start) => {
        const clock = createStepClock()
        const random = seeded(seed)
        const lanes = createLanes({ clock, random })
        const outageEndsAt = clock.now() + 60_000
        const attempts = Array<number>(100).fill(0)
        const callsAt: number[] = []
        let succeeded = 0

        const attempt = (at: number) => {
          const place = lanes.enter(address(start, 50), { run: `run ${at % 10}`, first: false }, () => {
            attempts[at] = (attempts[at] ?? 0) + 1
            callsAt.push(clock.now() - 1_000_000)
            clock.wakeAt(clock.now() + 20 + random() * 60, () => {
              const isOverloaded = clock.now() < outageEndsAt
              if (isOverloaded) place.overloaded(null)
              else place.accepted([])
              place.leave()
              if (!isOverloaded) succeeded += 1
              // The branch's own back-off, [E17].
              else clock.wakeAt(clock.now() + random() * 500 * 2 ** ((attempts[at] ?? 1) - 1), () => attempt(at))
            })
          })
        }
        attempts.forEach((_, at) => attempt(at))
        clock.run()
        expect(succeeded).toBe(100)
        expect(Math.max(...attempts)).toBeLessThanOrEqual(5)
        // Undisturbed, 50 calls of 50 ms at once are 1,000 a second.
        expect(callsAt.filter((ms) => ms > 10_000 && ms < 60_000).length).toBeLessThanOrEqual(25)
      }),
      { numRuns: 100 },
    )
  })
})

/** A clock that runs from wake-up to wake-up without waiting for anybody. */
function createStepClock(): Clock & { run: () => void } {
  let now = 1_000_000
  const timers = new Set<{ at: number; wake: () => void }>()
  return {
    now: () => now,
    wakeAt(at, wake) {
      const timer = { at, wake }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    run() {
      while (timers.size > 0) {
        const next = [...timers].reduce((first, timer) => (timer.at < first.at ? timer : first))
        timers.delete(next)
        now = Math.max(now, next.at)
        next.wake()
      }
    },
  }
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
