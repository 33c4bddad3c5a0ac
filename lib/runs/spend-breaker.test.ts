import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ModelCallError } from '../engine/model-call'
import { createStepClock } from '../engine/testing/step-clock'
import { createSpendBreaker, type SpendPermit } from './spend-breaker'

const spent = new ModelCallError('spend_limit_reached', 'Raise the limit.', { retryable: false, scope: 'connection' })
const busy = new ModelCallError('overloaded', 'Busy.', { retryable: true })

it('says why a call is not made, and what to do, without calling it a call that may be tried again', () => {
  const breaker = createSpendBreaker({ now: () => 0 })
  const told: ModelCallError[] = []
  const ask = (end: (permit: Parameters<Parameters<typeof breaker.ask>[0]['go']>[0]) => void) =>
    breaker.ask({ go: end, refuse: (error) => told.push(error), waits: () => undefined })
  ask((permit) => permit.end(spent))
  ask(() => expect.unreachable())
  expect(told.map(({ code, message, details }) => [code, message, details.retryable, details.scope])).toEqual([
    ['spend_limit_reached', 'Not called: Raise the limit.', false, 'connection'],
  ])
})

describe('[E59] a credential that was never used', () => {
  /** Asks that many times; answers with the permits that were given, in order, and how many were refused. */
  function asked(times: number) {
    const breaker = createSpendBreaker({ now: () => 0 })
    const permits: SpendPermit[] = []
    const takeBacks: (() => void)[] = []
    let refused = 0
    for (let time = 0; time < times; time += 1) {
      breaker.ask({
        go: (permit) => permits.push(permit),
        refuse: () => (refused += 1),
        waits: (takeBack) => takeBacks.push(takeBack),
      })
    }
    return { permits, takeBacks, refused: () => refused }
  }

  it('is tried by four calls, and all others go once one of them is accepted', () => {
    const { permits } = asked(20)
    expect(permits).toHaveLength(4)
    permits[2]?.end('accepted')
    expect(permits).toHaveLength(20)
  })

  it('costs four calls where its spend limit is reached', () => {
    const { permits, refused } = asked(20)
    for (const permit of permits) permit.end(spent)
    expect([permits.length, refused()]).toEqual([4, 16])
  })

  it('is good for calls once the server has said anything but that', () => {
    const { permits } = asked(20)
    permits[0]?.end(busy)
    expect(permits).toHaveLength(20)
  })

  it('is still unknown after a call that was cancelled or never made: the next one tries instead', () => {
    const { permits, takeBacks, refused } = asked(7)
    takeBacks[0]?.()
    permits[0]?.end('unmade')
    permits[1]?.end(new ModelCallError('cancelled', 'Cancelled.', { retryable: false }))
    expect(permits).toHaveLength(6)
    permits[2]?.end(spent)
    permits[3]?.end(busy)
    expect([permits.length, refused()]).toEqual([6, 0])
  })
})

it('makes at most one call every 30 s after the limit was reached, decides about everybody, and opens when the limit was raised', () => {
  const asking = fc.record({
    atMs: fc.nat(300_000),
    durationMs: fc.integer({ min: 1, max: 20_000 }),
    /** What becomes of it, if its call is neither refused for the money nor accepted. */
    fate: fc.constantFrom('answered', 'answered', 'overloaded', 'unmade'),
    takesBackAfterMs: fc.option(fc.nat(5000), { freq: 5 }),
  })
  fc.assert(
    fc.property(fc.array(asking, { minLength: 1, maxLength: 60 }), fc.nat(300_000), (askings, raisedAfterMs) => {
      const clock = createStepClock()
      const startedAt = clock.now()
      const raisedAt = startedAt + raisedAfterMs
      const breaker = createSpendBreaker(clock)
      // The limit is reached before anything else happens.
      breaker.ask({ go: (permit) => permit.end(spent), refuse: () => undefined, waits: () => undefined })
      const refusedAt = [startedAt]
      let decided = 0

      for (const { atMs, durationMs, fate, takesBackAfterMs } of askings) {
        clock.wakeAt(startedAt + atMs, () => {
          let isDecided = false
          const decide = () => {
            expect(isDecided).toBe(false)
            isDecided = true
            decided += 1
          }
          breaker.ask({
            refuse: decide,
            waits: (takeBack) => {
              if (takesBackAfterMs === null) return
              clock.wakeAt(clock.now() + takesBackAfterMs, () => {
                if (isDecided) return
                takeBack()
                decide()
              })
            },
            go: (permit) => {
              decide()
              clock.wakeAt(clock.now() + durationMs, () => {
                if (fate === 'unmade' || permit.check() !== null) return permit.end('unmade')
                if (fate === 'overloaded') return permit.end(busy)
                if (clock.now() >= raisedAt) return permit.end('accepted')
                refusedAt.push(clock.now())
                return permit.end(spent)
              })
            },
          })
        })
      }
      clock.run()
      expect(decided).toBe(askings.length)
      const gaps = refusedAt.slice(1).map((at, index) => at - (refusedAt[index] ?? 0))
      for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(30_000)
    }),
    { numRuns: 1000 },
  )
})
