import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStepClock } from '../engine/testing/step-clock'
import { createLanes, type LaneAddress } from './lanes'

function address(start: number, max = start): LaneAddress {
  return { lane: 'a/one', credential: 'key', limits: { start, max } }
}

describe('lanes under load', () => {
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
          const lanes = createLanes({ clock, random: () => 0 })
          let inFlight = 0
          let most = 0
          let settled = 0

          const attempt = (one: (typeof calls)[number], tries: number): void => {
            const { run, first, durationMs, answers, leavesAfterMs } = one
            let begun = false
            const place = lanes.enter(address(start, max), { run, first, inputTokens: durationMs }, () => {
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
                if (said === 'no requests left')
                  place.accepted([{ unit: 'requests', remaining: 0, limit: 10, resetAt }])
                if (said === 'no tokens left')
                  place.accepted([{ unit: 'inputTokens', remaining: 0, limit: 100, resetAt }])
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

  it('[L1] serve a hundred runs of ten branches in turns: the last to come is called within 5 s, and no time is lost', () => {
    const clock = createStepClock()
    const lanes = createLanes({ clock, random: () => 0 })
    const startedAt = clock.now()
    const firstCallMs = new Map<string, number>()
    let inFlight = 0
    let most = 0
    let calls = 0
    for (let run = 0; run < 100; run += 1) {
      for (let branch = 0; branch < 10; branch += 1) {
        const place = lanes.enter(address(50), { run: `run ${run}`, first: false }, () => {
          calls += 1
          inFlight += 1
          most = Math.max(most, inFlight)
          if (!firstCallMs.has(`run ${run}`)) firstCallMs.set(`run ${run}`, clock.now() - startedAt)
          clock.wakeAt(clock.now() + 2000, () => {
            inFlight -= 1
            place.accepted([])
            place.leave()
          })
        })
      }
    }
    clock.run()
    expect({ calls, most, wallMs: clock.now() - startedAt }).toEqual({ calls: 1000, most: 50, wallMs: 40_000 })
    expect(Math.max(...firstCallMs.values())).toBeLessThanOrEqual(5000)
  })
})

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
