import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accept, admissionTo, admit, learnQuotas, leave, newLane, overload, type Lane } from './lane'

const now = 1_000_000
const careful = { start: 4, max: 50 }
const first = { call: 1, inputTokens: 0 }

/** As many calls as the lane takes at once, all under way. */
function filled(lane: Lane, at = now): Lane {
  let full = lane
  while (admissionTo(full, 50, at).is === 'open') full = admit(full)
  return full
}

/** Every call under way ends, and was accepted. */
function allAccepted(lane: Lane): Lane {
  let after = lane
  for (let call = lane.admitted - lane.inFlight + 1; call <= lane.admitted; call += 1) after = accept(after, call, 50)
  return emptied(after)
}

function emptied(lane: Lane): Lane {
  let empty = lane
  while (empty.inFlight > 0) empty = leave(empty)
  return empty
}

/** Every call under way is turned away, one after the other. */
function allTurnedAway(lane: Lane, at = now, retryAfterMs: number | null = null): Lane {
  let after = lane
  for (let call = lane.admitted - lane.inFlight + 1; call <= lane.admitted; call += 1) {
    after = overload(after, call, retryAfterMs, at, 0)
  }
  return emptied(after)
}

describe('[E20] [E60] a lane', () => {
  it('begins low and grows fast with every round that is accepted, up to its maximum', () => {
    const rounds: number[] = []
    for (let lane = newLane(careful), round = 0; round < 6; round += 1) {
      const full = filled(lane)
      rounds.push(full.inFlight)
      lane = allAccepted(full)
    }
    expect(rounds).toEqual([4, 10, 22, 46, 50, 50])
  })

  it('begins at its maximum where it is told to', () => {
    expect(filled(newLane({ start: 50, max: 50 })).inFlight).toBe(50)
  })

  it('does not grow while it is hardly used', () => {
    let lane = newLane(careful)
    for (let turn = 0; turn < 100; turn += 1) lane = allAccepted(admit(lane))
    expect(filled(lane).inFlight).toBe(4)
  })

  it('halves once for all calls that were turned away together, and then grows by one a round', () => {
    let lane = allTurnedAway(filled(newLane({ start: 40, max: 50 })))
    const rounds: number[] = []
    for (let round = 0; round < 4; round += 1) {
      const full = filled(lane)
      rounds.push(full.inFlight)
      lane = allAccepted(full)
    }
    expect(rounds).toEqual([20, 20, 21, 22])
  })

  it('halves what was really under way where its limit is far from reached', () => {
    let lane = newLane({ start: 5000, max: 5000 })
    for (let call = 0; call < 100; call += 1) lane = admit(lane)
    expect(overload(lane, 1, null, now, 0).limit).toBe(50)
  })

  it('keeps its limit when a few single calls are turned away', () => {
    let lane = allTurnedAway(admit(newLane({ start: 16, max: 50 })))
    lane = allTurnedAway(admit(admit(lane)))
    expect(lane.limit).toBe(16)
  })

  it('pauses as a whole for as long as the server asks, and a tenth more at most', () => {
    const lane = allTurnedAway(filled(newLane(careful)), now, 2000)
    expect(admissionTo(lane, 50, now + 1999)).toEqual({ is: 'paused', until: now + 2000, reason: 'rate_limit' })
    expect(admissionTo(lane, 50, now + 2000).is).toBe('open')
    const late = overload(admit(newLane(careful)), 1, 2000, now, 0.999)
    expect(admissionTo(late, 50, now + 2199).is).toBe('paused')
    expect(admissionTo(late, 50, now + 2200).is).toBe('open')
  })

  it('keeps the longer of two pauses', () => {
    const lane = allTurnedAway(filled(newLane(careful)), now, 60_000)
    expect(overload(lane, 4, 1000, now, 0).pause).toEqual({ until: now + 60_000, reason: 'rate_limit' })
  })

  it('tries less and less often while an outage lasts, and at half of what it was once it is over', () => {
    let lane = newLane({ start: 32, max: 50 })
    let at = now
    const rounds: [after: number, calls: number][] = []
    for (let round = 0; round < 9; round += 1) {
      const admission = admissionTo(lane, 50, at)
      if (admission.is === 'paused') at = admission.until
      const full = filled(lane, at)
      rounds.push([at - now, full.inFlight])
      lane = allTurnedAway(full, at)
    }
    expect(rounds).toEqual([
      [0, 32],
      [0, 16],
      [500, 8],
      [1500, 4],
      [3500, 2],
      [7500, 1],
      [15_000, 1],
      [22_500, 1],
      [30_000, 1],
    ])
    const recovered: number[] = []
    for (let round = 0; round < 7; round += 1) {
      const full = filled(lane, at + 60_000)
      recovered.push(full.inFlight)
      lane = allAccepted(full)
    }
    expect(recovered).toEqual([1, 3, 7, 15, 16, 17, 18])
  })

  it('lets nobody in while no requests are left, until the limit is whole again', () => {
    const quota = { unit: 'requests' as const, remaining: 2, limit: null, resetAt: now + 30_000 }
    const lane = learnQuotas(admit(newLane(careful)), first, [quota], now)
    expect(admissionTo(lane, 50, now).is).toBe('open')
    const usedUp = admit(admit(lane))
    expect(admissionTo(usedUp, 50, now)).toEqual({ is: 'paused', until: now + 30_000, reason: 'rate_limit' })
    expect(admissionTo(usedUp, 50, now + 30_000).is).toBe('open')
  })

  it('pauses until tokens are there again', () => {
    const quotas = [
      { unit: 'requests' as const, remaining: 900, limit: 1000, resetAt: now + 50 },
      { unit: 'outputTokens' as const, remaining: 0, limit: null, resetAt: now + 12_000 },
    ]
    const lane = learnQuotas(admit(newLane(careful)), first, quotas, now)
    expect(admissionTo(lane, 50, now)).toEqual({ is: 'paused', until: now + 12_000, reason: 'rate_limit' })
  })

  it('lets a call in once the limit has come back far enough for it, and does not wait for all of it', () => {
    const input = { unit: 'inputTokens' as const, remaining: 2000, limit: 50_000, resetAt: now + 48_000 }
    const lane = learnQuotas(admit(newLane(careful)), first, [input], now)
    expect(admissionTo(lane, 50, now, 2000).is).toBe('open')
    expect(admissionTo(lane, 50, now, 5000)).toEqual({ is: 'paused', until: now + 3000, reason: 'rate_limit' })
    expect(admissionTo(lane, 50, now + 3000, 5000).is).toBe('open')
    // What was let in meanwhile is counted off, and a call larger than the whole limit goes when all of it is there.
    expect(admissionTo(admit(lane, 1500), 50, now, 2000)).toMatchObject({ until: now + 1500 })
    expect(admissionTo(lane, 50, now, 90_000)).toMatchObject({ until: now + 48_000 })
  })

  it('waits for the next request alone where it is known how many there are in all', () => {
    const quota = { unit: 'requests' as const, remaining: 0, limit: 60, resetAt: now + 60_000 }
    const lane = learnQuotas(admit(newLane(careful)), first, [quota], now)
    expect(admissionTo(lane, 50, now)).toEqual({ is: 'paused', until: now + 1000, reason: 'rate_limit' })
  })

  it('waits for a tenth of the output where none is left', () => {
    const quota = { unit: 'outputTokens' as const, remaining: 0, limit: 400_000, resetAt: now + 60_000 }
    const lane = learnQuotas(admit(newLane(careful)), first, [quota], now)
    expect(admissionTo(lane, 50, now)).toMatchObject({ until: now + 6000 })
    const late = learnQuotas(
      admit(admit(newLane(careful))),
      { call: 2, inputTokens: 0 },
      [{ ...quota, remaining: 9 }],
      now,
    )
    expect(admissionTo(learnQuotas(late, first, [quota], now), 50, now).is).toBe('open')
  })

  it('grows one by one once half of the requests are used', () => {
    const said = (remaining: number) => [{ unit: 'requests' as const, remaining, limit: 1000, resetAt: now + 30_000 }]
    const roomy = learnQuotas(filled(newLane(careful)), first, said(500), now)
    const tight = learnQuotas(filled(newLane(careful)), first, said(499), now)
    expect([accept(roomy, 2, 50).limit, accept(tight, 2, 50).limit]).toEqual([6, 4.25])
  })

  it('believes the answer to the later call, whichever came first', () => {
    const said = (remaining: number) => [{ unit: 'requests' as const, remaining, limit: null, resetAt: now + 9000 }]
    const two = admit(admit(newLane(careful)))
    const lane = learnQuotas(learnQuotas(two, { call: 2, inputTokens: 0 }, said(0), now), first, said(10), now)
    expect(admissionTo(lane, 50, now).is).toBe('paused')
  })

  it('never lets more in than its maximum nor fewer than one once it is empty, whatever it is told', () => {
    const told = fc.oneof(
      fc.constant('admit' as const),
      fc.constant('leave' as const),
      fc.record({ accepted: fc.nat(40) }),
      fc.record({ turnedAway: fc.nat(40), retryAfterMs: fc.option(fc.nat(5000)) }),
      fc.record({
        unit: fc.constantFrom('requests', 'tokens', 'inputTokens', 'outputTokens'),
        remaining: fc.nat(5),
        limit: fc.option(fc.nat(50)),
        resetInMs: fc.nat(5000),
      }),
      fc.record({ passMs: fc.nat(3000) }),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 8 }),
        fc.array(told, { maxLength: 80 }),
        (start, max, story) => {
          let lane = newLane({ start, max })
          let at = now
          for (const word of story) {
            if (word === 'admit') {
              if (admissionTo(lane, max, at, 3).is === 'open') lane = admit(lane, 3)
            } else if (word === 'leave') {
              if (lane.inFlight > 0) lane = leave(lane)
            } else if ('passMs' in word) at += word.passMs
            else if ('accepted' in word) lane = accept(lane, Math.min(word.accepted, lane.admitted), max)
            else if ('turnedAway' in word)
              lane = overload(lane, Math.min(word.turnedAway, lane.admitted), word.retryAfterMs, at, 0.5)
            else {
              const { unit, remaining, limit } = word
              const ticket = { call: lane.admitted, inputTokens: lane.inputTokens }
              lane = learnQuotas(lane, ticket, [{ unit, remaining, limit, resetAt: at + word.resetInMs }], at)
            }
            expect(lane.inFlight).toBeLessThanOrEqual(max)
          }
          // Whatever has happened, it opens again by itself once nobody is under way.
          lane = emptied(lane)
          const admission = admissionTo(lane, max, at, 100)
          if (admission.is === 'paused') at = admission.until
          const later = admissionTo(lane, max, at, 100)
          expect(later.is === 'open' || (later.is === 'paused' && later.until > at)).toBe(true)
          expect(admissionTo(lane, max, at + 60_000, 100).is).toBe('open')
        },
      ),
      { numRuns: 2000 },
    )
  })
})
