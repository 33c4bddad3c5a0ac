import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCacheGate, type GateVisit } from './cache-gate'
import { createHandClock, type HandClock } from './testing/hand-clock'

/** Visitors of one group, in the order in which they went, with what they were told. */
function gateOf(count: number) {
  const clock = createHandClock(0)
  const gate = createCacheGate(clock)
  const gone: number[] = []
  const told: [visitor: number, until: number][] = []
  const enter = (at: number): GateVisit =>
    gate.enter('prompt', { go: () => void gone.push(at), waits: (until) => void told.push([at, until]) })
  return { clock, gone, told, enter, visits: Array.from({ length: count }, (_, at) => enter(at)) }
}

describe('[E53] the gate before a cache of prompts', () => {
  it('lets the first go and the others when its answer begins', () => {
    const { gone, visits, told } = gateOf(3)
    expect({ gone, told }).toEqual({
      gone: [0],
      told: [
        [1, 10_000],
        [2, 10_000],
      ],
    })
    visits[0]?.called()
    expect(gone).toEqual([0])
    visits[0]?.begun()
    expect(gone).toEqual([0, 1, 2])
  })

  it('lets the next one lead when the first fails or is given up', () => {
    const { gone, visits } = gateOf(4)
    visits[0]?.failed()
    expect(gone).toEqual([0, 1])
    visits[1]?.left()
    expect(gone).toEqual([0, 1, 2])
    visits[2]?.begun()
    expect(gone).toEqual([0, 1, 2, 3])
  })

  it('waits for no other when three in a row have failed', () => {
    const { gone, visits } = gateOf(6)
    visits[0]?.failed()
    visits[1]?.failed()
    expect(gone).toEqual([0, 1, 2])
    visits[2]?.failed()
    expect(gone).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('waits ten seconds from when the first was called, then lets all go and holds nobody who comes later', async () => {
    const { clock, gone, told, visits, enter } = gateOf(3)
    await clock.advance(60_000)
    expect(gone).toEqual([0])
    visits[0]?.called()
    expect(told.slice(-2)).toEqual([
      [1, 70_000],
      [2, 70_000],
    ])
    await clock.advance(9999)
    expect(gone).toEqual([0])
    await clock.advance(1)
    enter(3)
    expect(gone).toEqual([0, 1, 2, 3])
  })

  it('holds nobody while the cache is warm, and again once it has gone cold', async () => {
    const { clock, gone, visits, enter } = gateOf(1)
    visits[0]?.begun()
    await clock.advance(4 * 60_000)
    const [second] = [enter(1), enter(2)]
    second.begun()
    await clock.advance(4 * 60_000)
    enter(3)
    enter(4)
    expect(gone).toEqual([0, 1, 2, 3, 4])
    await clock.advance(60_000)
    enter(5)
    enter(6)
    expect(gone).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('lets whoever leaves while it is held never go', () => {
    const { gone, visits } = gateOf(3)
    visits[1]?.left()
    visits[0]?.begun()
    expect(gone).toEqual([0, 2])
  })

  it('hangs nobody and has one leader at a time, whatever becomes of the calls', async () => {
    const fate = fc.record({
      is: fc.constantFrom('begins', 'fails', 'hangs', 'is unwanted', 'leaves'),
      arrivesAt: fc.oneof(fc.constant(0), fc.nat(30_000), fc.nat(700_000)),
      lastsMs: fc.nat(15_000),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { minLength: 1, maxLength: 30 }), async (fates) => {
        const clock = createHandClock(0)
        const gate = createCacheGate(clock)
        const witness = watchLeaders(clock)
        const visits: (GateVisit | undefined)[] = []
        const left = new Set<number>()
        fates.forEach(({ is, arrivesAt, lastsMs }, at) => {
          const go = (own: GateVisit) => {
            witness.went(at)
            if (is === 'is unwanted') return void clock.wakeAt(clock.now(), () => witness.ended(at, own.left))
            witness.called(at)
            own.called()
            if (is === 'hangs') return
            const end = is === 'fails' ? () => witness.failed(at, own.failed) : () => witness.begun(own.begun)
            clock.wakeAt(clock.now() + lastsMs, end)
          }
          clock.wakeAt(arrivesAt, () => void (visits[at] = gate.enter('prompt', { go, waits: () => undefined })))
          if (is !== 'leaves') return
          clock.wakeAt(arrivesAt + 5, () => {
            if (visits[at]?.isHeld() === true) left.add(at)
            witness.ended(at, () => visits[at]?.left())
          })
        })
        while (await clock.advanceToNext());
        expect(witness.problems).toEqual([])
        expect([...fates.keys()].filter((at) => !witness.gone.has(at) && !left.has(at))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

/** Watches from outside that while a cache is cold one call at most is waited for, until ten seconds or three failures excuse more. */
function watchLeaders(clock: HandClock) {
  const gone = new Set<number>()
  const waitedFor = new Set<number>()
  const problems: string[] = []
  let warmUntil = 0
  let failures = 0
  let isExcused = false
  return {
    gone,
    problems,
    went(at: number) {
      if (gone.has(at)) problems.push(`${at} went twice`)
      gone.add(at)
      if (clock.now() < warmUntil) return
      if (waitedFor.size > 0 && !isExcused) problems.push(`${at} went beside ${[...waitedFor].join()}`)
      waitedFor.add(at)
    },
    called(at: number) {
      clock.wakeAt(clock.now() + 10_000, () => void (isExcused ||= waitedFor.has(at)))
    },
    begun(tell: () => void) {
      waitedFor.clear()
      failures = 0
      isExcused = false
      warmUntil = clock.now() + 295_000
      tell()
    },
    failed(at: number, tell: () => void) {
      if (waitedFor.delete(at)) failures += 1
      isExcused ||= failures >= 3
      tell()
    },
    ended(at: number, tell: () => void) {
      waitedFor.delete(at)
      tell()
    },
  }
}
