import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CacheKeyOf } from './ports'
import { judgeJoin } from './join'
import { initialRunState, reduceRun, reduceRunEvents } from './reduce-run'
import { isSettled } from './statuses'
import { playRun, type Crash } from './testing/play-run'
import { durations, randomRun, type RandomRun } from './testing/random-runs'
import type { TestRun } from './testing/test-run'
import { wireGraph } from './wiring'

const crashes: fc.Arbitrary<Crash[]> = fc.array(
  fc.record({ append: fc.integer({ min: 1, max: 12 }), when: fc.constantFrom('before' as const, 'after' as const) }),
  { maxLength: 4 },
)
const ends = new Set(['node.succeeded', 'node.failed', 'node.skipped', 'node.cancelled'])

/** What must hold of every run that is over, whatever happened to it. */
function expectSound(script: RandomRun, run: TestRun & { problems: string[] }): void {
  expect(run.problems).toEqual([])
  const state = run.state()
  expect(isSettled(state.status)).toBe(true)
  expect(state.nodes.filter(({ status }) => !isSettled(status))).toEqual([])
  expect(state.nodes.flatMap(({ branches }) => branches).filter(({ status }) => !isSettled(status))).toEqual([])
  expect(run.dispatcher.running()).toEqual([])

  const { events } = run.store
  for (const { nodeId } of state.nodes) {
    const own = events.filter((event) => 'nodeId' in event && event.nodeId === nodeId)
    expect(own.filter(({ type }) => type === 'node.started').length).toBeLessThanOrEqual(1)
    expect(own.filter(({ type }) => ends.has(type))).toHaveLength(1)
  }
  const seen = run.published.map(({ seq }) => seq)
  expect(seen).toEqual([...new Set(seen)].toSorted((one, other) => one - other))

  const oneByOne = events.reduce(reduceRun, initialRunState(script.graph))
  expect(oneByOne).toEqual(state)
  expect(reduceRunEvents(oneByOne, events)).toBe(oneByOne)
}

/** Every fan-in that started had its join met at that moment, by the events before it. */
function expectJoinsMet(script: RandomRun, run: TestRun): void {
  const wiring = wireGraph(script.graph)
  let state = initialRunState(script.graph)
  for (const event of run.store.events) {
    const wire = event.type === 'node.started' ? wiring.find(event.nodeId) : undefined
    if (wire?.node.type === 'aggregate') {
      expect(judgeJoin(wire, wire.node.data, state, event.at)).toEqual({ is: 'met' })
    }
    state = reduceRun(state, event)
  }
}

/** What a person reads of a run: not when it happened. */
function resultOf(run: TestRun) {
  const { status, error, nodes } = run.state()
  return {
    status,
    error,
    nodes: nodes.map((node) => ({
      status: node.status,
      output: node.output,
      branches: node.branches.map((branch) => ({
        status: branch.status,
        output: branch.output,
        code: branch.error?.code,
      })),
    })),
  }
}

describe('any graph, any fate of its calls, any crash', { timeout: 120_000 }, () => {
  it('[E3] [E15] [E24] settles, joins once, calls nothing again that succeeded, records before it calls', async () => {
    await fc.assert(
      fc.asyncProperty(randomRun({ joins: 'any' }), crashes, async (script, points) => {
        const run = await playRun(script, points)
        expectSound(script, run)
        expectJoinsMet(script, run)
      }),
      { numRuns: 150 },
    )
  })

  it('[E13] the order of arrival never changes a result', async () => {
    await fc.assert(
      fc.asyncProperty(randomRun({ joins: 'all' }), durations, async (script, others) => {
        const one = await playRun(script)
        const other = await playRun({ ...script, durations: others })
        expect(resultOf(other)).toEqual(resultOf(one))
      }),
      { numRuns: 75 },
    )
  })

  it('[E15] a crash never changes a result', async () => {
    await fc.assert(
      fc.asyncProperty(randomRun({ joins: 'all' }), crashes, async (script, points) => {
        const undisturbed = await playRun(script)
        // Twice at most: a third interruption of the same branch gives it up, as it should.
        const disturbed = await playRun(script, points.slice(0, 2))
        expect(resultOf(disturbed)).toEqual(resultOf(undisturbed))
      }),
      { numRuns: 75 },
    )
  })

  it('[E53] waiting for a cache to be filled hangs no run and changes no result', async () => {
    const cacheKeyOf: CacheKeyOf = ({ shared, model }) => (shared === undefined ? null : model)
    await fc.assert(
      fc.asyncProperty(randomRun({ joins: 'all' }), crashes, async (script, points) => {
        const gated = await playRun(script, points.slice(0, 2), { cacheKeyOf })
        expectSound(script, gated)
        expect(resultOf(gated)).toEqual(resultOf(await playRun(script)))
      }),
      { numRuns: 75 },
    )
    await fc.assert(
      fc.asyncProperty(randomRun({ joins: 'any' }), fc.nat(20), crashes, async (script, wakes, points) => {
        expectSound(script, await playRun(script, points, { cacheKeyOf, cancelAfterWakes: wakes }))
      }),
      { numRuns: 75 },
    )
  })

  it('[E23] a cancel at any moment settles the run at once, and no call begins after it', async () => {
    await fc.assert(
      fc.asyncProperty(randomRun({ joins: 'any' }), fc.nat(20), crashes, async (script, wakes, points) => {
        const run = await playRun(script, points, { cancelAfterWakes: wakes })
        expectSound(script, run)
        const { events } = run.store
        const at = events.findIndex(({ type }) => type === 'run.cancelRequested')
        if (at === -1) return
        expect(run.state().status).toBe('cancelled')
        expect(events.slice(at).filter(({ type }) => type === 'branch.started')).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
