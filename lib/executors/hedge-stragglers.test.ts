import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { executors } from '.'
import { aggregateNode, graphOf, outputNode, sectionNode } from '../engine/testing/graphs'
import { startTestRun, type TestRun } from '../engine/testing/test-run'

//   parts (n) ──► join ──► end
const hedged = (parts: number, quantile?: number) =>
  graphOf(
    [
      sectionNode('parts', parts, { retries: 0, hedge: quantile === undefined ? {} : { quantile } }),
      aggregateNode('join', { rule: 'concatenate' }),
      outputNode('end'),
    ],
    'parts > join',
    'join > end',
  )

/** All but the last answer after 1 s; the last is slow. */
async function withStraggler(parts = 4): Promise<TestRun> {
  const run = await startTestRun(hedged(parts), { executors })
  await run.clock.advance(1_000)
  for (let at = 0; at < parts - 1; at += 1) run.dispatcher.call('parts', at).succeed()
  await run.settle()
  return run
}

const callsOf = (run: TestRun, branch: number) => run.dispatcher.calls.filter(({ key }) => key.branch === branch)
const branchOf = (run: TestRun, branch: number) => run.state().nodes[0]?.branches[branch]

describe('[E64] a section that calls stragglers twice', () => {
  it('makes a second call once one is slower than its siblings, and takes the first answer', async () => {
    const run = await withStraggler()
    expect(callsOf(run, 3)).toHaveLength(1)
    await run.clock.advance(1)
    const [first, second] = callsOf(run, 3)
    expect(second?.key).toMatchObject({ attempt: 1, call: 2 })

    second?.succeed('from the second')
    expect(await run.driver.settled).toBe('succeeded')
    expect(first?.status).toBe('aborted')
    expect(branchOf(run, 3)).toMatchObject({ status: 'succeeded', attempt: 1, output: { text: 'from the second' } })
    expect(branchOf(run, 3)?.warnings).toEqual([expect.stringContaining('a second was made, which answered first')])
  })

  it('records the second call before it is made', async () => {
    const run = await withStraggler()
    await run.clock.advance(1)
    expect(run.store.events.filter(({ type }) => type === 'branch.hedged')).toHaveLength(1)
    expect(branchOf(run, 3)?.attempts).toEqual([expect.objectContaining({ attempt: 1, hedgedAt: run.clock.now() })])
  })

  it('closes the second call when the first answers after all', async () => {
    const run = await withStraggler()
    await run.clock.advance(1)
    const [first, second] = callsOf(run, 3)
    first?.succeed('after all')
    expect(await run.driver.settled).toBe('succeeded')
    expect(second?.status).toBe('aborted')
    expect(branchOf(run, 3)?.output?.text).toBe('after all')
  })

  it('leaves the branch to the other call when one fails, and fails with the last', async () => {
    const run = await withStraggler()
    await run.clock.advance(1)
    const [first, second] = callsOf(run, 3)
    first?.fail('overloaded')
    await run.settle()
    expect(branchOf(run, 3)?.status).toBe('running')
    second?.fail('bad_request')
    expect(await run.driver.settled).toBe('succeeded')
    expect(branchOf(run, 3)).toMatchObject({ status: 'failed', error: { code: 'bad_request' } })
  })

  it('makes none while fewer than half of the siblings have answered', async () => {
    const run = await startTestRun(hedged(8), { executors })
    await run.clock.advance(1_000)
    for (const at of [0, 1, 2]) run.dispatcher.call('parts', at).succeed()
    await run.clock.advance(60_000)
    expect(run.dispatcher.calls).toHaveLength(8)
    run.dispatcher.call('parts', 3).succeed()
    await run.settle()
    expect(run.dispatcher.calls).toHaveLength(9)
  })

  it('makes at most a tenth more calls', async () => {
    const run = await startTestRun(hedged(20), { executors })
    await run.clock.advance(1_000)
    for (let at = 0; at < 14; at += 1) run.dispatcher.call('parts', at).succeed()
    await run.clock.advance(60_000)
    expect(run.dispatcher.calls).toHaveLength(22)
  })

  it('makes none in a run with a cost limit', async () => {
    const run = await startTestRun(hedged(4), { executors, maxCostUsd: 1 })
    await run.clock.advance(1_000)
    for (const at of [0, 1, 2]) run.dispatcher.call('parts', at).succeed()
    await run.clock.advance(60_000)
    expect(run.dispatcher.calls).toHaveLength(4)
    expect(run.store.events.some(({ type }) => type === 'branch.hedged')).toBe(false)
  })

  it('closes both calls on a cancel', async () => {
    const run = await withStraggler()
    await run.clock.advance(1)
    run.driver.requestCancel()
    expect(await run.driver.settled).toBe('cancelled')
    expect(run.dispatcher.running()).toEqual([])
    expect(branchOf(run, 3)?.status).toBe('cancelled')
  })

  it('is not done where it was not asked for', async () => {
    const graph = graphOf([sectionNode('parts', 4, { retries: 0 }), outputNode('end')], 'parts > end')
    const run = await startTestRun(graph, { executors })
    await run.clock.advance(1_000)
    for (const at of [0, 1, 2]) run.dispatcher.call('parts', at).succeed()
    await run.clock.advance(60_000)
    expect(run.dispatcher.calls).toHaveLength(4)
  })

  it('ends every run, with one answer for each branch and never more than a tenth more calls', async () => {
    const call = fc.record({ takesMs: fc.integer({ min: 1, max: 5_000 }), succeeds: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 30, maxLength: 30 }), async (script) => {
        const run = await startTestRun(hedged(12, 0.5), { executors })
        const scheduled = new Set<object>()
        for (let turn = 0; turn < 200 && run.dispatcher.running().length > 0; turn += 1) {
          for (const made of run.dispatcher.running().filter((one) => !scheduled.has(one))) {
            const { takesMs, succeeds } = script[scheduled.size] ?? { takesMs: 1, succeeds: true }
            scheduled.add(made)
            run.clock.wakeAt(run.clock.now() + takesMs, () => {
              if (made.status !== 'running') return
              if (succeeds) made.succeed()
              else made.fail('bad_request')
            })
          }
          await run.clock.advanceToNext()
          await run.settle()
        }
        await run.driver.settled
        const branches = run.state().nodes[0]?.branches ?? []
        expect(branches.every(({ status }) => status === 'succeeded' || status === 'failed')).toBe(true)
        expect(run.dispatcher.calls.length).toBeLessThanOrEqual(14)
        expect(run.dispatcher.running()).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
