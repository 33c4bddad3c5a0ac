import { describe, expect, it } from 'vitest'
import type { CacheKeyOf } from './ports'
import { graphOf, sectionNode, voteNode, aggregateNode } from './testing/graphs'
import { startTestRun, type TestRun } from './testing/test-run'

const cacheKeyOf: CacheKeyOf = ({ shared, model }) => (shared === undefined ? null : model)
const parts = graphOf([sectionNode('parts', 4)])
const under = (run: TestRun) => run.dispatcher.running().map(({ key }) => key.branch)

describe('[E53] a run whose branches share their prompt', () => {
  it('makes one call, and the others once its answer has begun', async () => {
    const run = await startTestRun(parts, { cacheKeyOf })
    expect(under(run)).toEqual([0])
    expect(run.statuses()).toMatchObject({ 'parts#0': 'running', 'parts#1': 'queued' })
    const until = run.clock.now() + 10_000
    expect(run.waits).toContainEqual({
      nodeId: 'parts',
      branches: [3],
      until,
      reason: 'Waits for the first call to fill the cache.',
    })
    run.dispatcher.call('parts', 0).say('So')
    await run.settle()
    expect(under(run)).toEqual([0, 1, 2, 3])
  })

  it('records nothing of the waiting', async () => {
    const run = await startTestRun(parts, { cacheKeyOf })
    expect(run.store.events.map(({ type }) => type)).toEqual(['run.started', 'node.started', 'branch.started'])
  })

  it('goes on without it after ten seconds', async () => {
    const run = await startTestRun(parts, { cacheKeyOf })
    await run.clock.advance(9999)
    expect(under(run)).toEqual([0])
    await run.clock.advance(1)
    expect(under(run)).toEqual([0, 1, 2, 3])
  })

  it('fills the cache again after a restart, and calls nothing again that succeeded', async () => {
    const run = await startTestRun(parts, { cacheKeyOf })
    run.dispatcher.call('parts', 0).succeed()
    await run.settle()
    await run.restart()
    expect(under(run)).toEqual([1])
    run.dispatcher.call('parts', 1).say('So')
    await run.settle()
    expect(under(run)).toEqual([1, 2, 3])
  })

  it('makes no call that was cancelled while it waited', async () => {
    const run = await startTestRun(parts, { cacheKeyOf })
    run.driver.requestCancel()
    expect(await run.driver.settled).toBe('cancelled')
    expect(run.dispatcher.calls).toHaveLength(1)
  })

  it('asks no more voters than may be asked at a time, and holds no later wave', async () => {
    const vote = graphOf(
      [voteNode('vote', 5, { stop: { rule: 'unbeatable' } }), aggregateNode('count', { rule: 'majority' })],
      'vote > count',
    )
    const run = await startTestRun(vote, { cacheKeyOf })
    expect(under(run)).toEqual([0])
    run.dispatcher.call('vote', 0).succeed('Answer: Yes')
    await run.settle()
    expect(under(run)).toEqual([1, 2])
    run.dispatcher.call('vote', 1).succeed('Answer: No')
    await run.settle()
    expect(under(run)).toEqual([2, 3])
  })

  it('ends a run at its cost cap although branches wait', async () => {
    const run = await startTestRun(parts, { cacheKeyOf, maxCostUsd: 1, worstCaseUsd: () => 0.6 })
    run.dispatcher.call('parts', 0).succeed('So', { costUsd: 0.6 })
    await run.driver.settled
    expect(run.state().nodes[0]?.branches.map(({ error }) => error?.code)).toEqual([
      undefined,
      'cost_cap',
      'cost_cap',
      'cost_cap',
    ])
  })
})

it('waits for nobody where nothing can be kept', async () => {
  const run = await startTestRun(parts, { cacheKeyOf: () => null })
  expect(under(run)).toEqual([0, 1, 2, 3])
})
