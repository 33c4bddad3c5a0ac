import { describe, expect, it } from 'vitest'
import { spendingOf } from './cost-cap'
import { aggregateNode, graphOf, outputNode, promptNode, sectionNode } from './testing/graphs'
import { startTestRun, type TestRun } from './testing/test-run'

const codesOf = (run: TestRun, at = 0) =>
  run.state().nodes[at]?.branches.map(({ status, error }) => error?.code ?? status)
const worst = (usd: number) => () => usd

describe('[E22] the limit of a run', () => {
  const graph = graphOf([sectionNode('a', 4), aggregateNode('join')], 'a > join')

  it('stops gracefully and keeps what succeeded', async () => {
    const run = await startTestRun(graph, { limit: 1, maxCostUsd: 0.5, worstCaseUsd: worst(0.3) })
    run.dispatcher.call('a', 0).succeed('cheap', { costUsd: 0.2 })
    await run.settle()
    run.dispatcher.call('a', 1).succeed('dear', { costUsd: 0.3 })
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.dispatcher.calls).toHaveLength(2)
    expect(codesOf(run)).toEqual(['succeeded', 'succeeded', 'cost_cap', 'cost_cap'])
    expect(run.state().nodes[1]?.output?.text).toBe('1+cheap 2+dear 3- 4-')
  })

  it('does not wait for a retry that would not be made', async () => {
    const two = graphOf([sectionNode('a', 2)])
    const run = await startTestRun(two, { maxCostUsd: 0.1, worstCaseUsd: worst(0.05) })
    run.dispatcher.call('a', 0).fail('rate_limited', { retryable: true, retryAfterMs: 60_000 })
    // Dearer than it can be: a price that the table has wrong.
    run.dispatcher.call('a', 1).succeed('dear', { costUsd: 1 })
    expect(await run.driver.settled).toBe('succeeded')
    expect(codesOf(run)).toEqual(['cost_cap', 'succeeded'])
  })

  it('counts what failed attempts cost', async () => {
    const ask = graphOf([promptNode('ask', { retries: 3 }), outputNode('end')], 'ask > end')
    const run = await startTestRun(ask, { maxCostUsd: 0.1, worstCaseUsd: worst(0.1), random: () => 0 })
    run.dispatcher.call('ask').fail('overloaded', { retryable: true, costUsd: 0 })
    await run.clock.advance(0)
    run.dispatcher.call('ask').fail('empty_answer', { retryable: true, costUsd: 0.02 })
    await run.clock.advance(0)
    expect(await run.driver.settled).toBe('failed')
    expect(run.dispatcher.calls).toHaveLength(2)
    expect(codesOf(run)).toEqual(['cost_cap'])
  })

  it('lets through what costs nothing, whatever is spent', async () => {
    const free = { rule: 'synthesize', model: 'offline/extract' } as const
    const run = await startTestRun(graphOf([sectionNode('a', 2), aggregateNode('join', free)], 'a > join'), {
      maxCostUsd: 0.1,
      worstCaseUsd: ({ model }) => (model === 'offline/extract' ? 0 : 0.1),
    })
    run.dispatcher.call('a', 0).succeed('one', { costUsd: 0.1 })
    await run.settle()
    run.dispatcher.call('join').succeed('joined', { costUsd: 0 })
    expect(await run.driver.settled).toBe('succeeded')
  })

  it('is part of the record, and so is what is held back', async () => {
    const run = await startTestRun(graph, { maxCostUsd: 0.5, worstCaseUsd: worst(0.2) })
    expect(run.state().maxCostUsd).toBe(0.5)
    expect(spendingOf(run.state())).toEqual({ spentUsd: 0, reservedUsd: 0.4 })
    run.dispatcher.call('a', 0).succeed('one', { costUsd: 0.05 })
    await run.settle()
    expect(spendingOf(run.state())).toEqual({ spentUsd: 0.05, reservedUsd: 0.4 })
  })
})

describe('[E50] the most that a call can cost is held back before it begins', () => {
  const graph = graphOf([sectionNode('a', 4)])

  it('makes calls wait while others are open, and lets them go as those cost less', async () => {
    const run = await startTestRun(graph, { maxCostUsd: 0.5, worstCaseUsd: worst(0.2) })
    expect(run.dispatcher.running()).toHaveLength(2)
    run.dispatcher.call('a', 0).succeed('a', { costUsd: 0.1 })
    await run.settle()
    expect(run.dispatcher.running()).toHaveLength(2)
    run.dispatcher.call('a', 1).succeed('b', { costUsd: 0.15 })
    await run.settle()
    // 0.25 are spent and 0.2 held back: the last would need 0.2.
    expect(run.dispatcher.running()).toHaveLength(1)
    run.dispatcher.call('a', 2).succeed('c', { costUsd: 0.06 })
    expect(await run.driver.settled).toBe('succeeded')
    expect(codesOf(run)).toEqual(['succeeded', 'succeeded', 'succeeded', 'cost_cap'])
  })

  it('also of calls that wait in their lane', async () => {
    const run = await startTestRun(graph, { limit: 1, maxCostUsd: 0.5, worstCaseUsd: worst(0.2) })
    expect(run.dispatcher.running()).toHaveLength(1)
    expect(run.dispatcher.waiting()).toBe(1)
  })

  it('stays booked where the cost of a call that may have been billed was never told', async () => {
    const run = await startTestRun(graph, { maxCostUsd: 0.5, worstCaseUsd: worst(0.2) })
    run.dispatcher.call('a', 0).succeed('a', { costUsd: null })
    run.dispatcher.call('a', 1).fail('stalled', { possiblyBilled: true })
    expect(await run.driver.settled).toBe('succeeded')
    expect(spendingOf(run.state())).toEqual({ spentUsd: 0.4, reservedUsd: 0 })
    expect(codesOf(run)).toEqual(['succeeded', 'stalled', 'cost_cap', 'cost_cap'])
  })

  it('comes free where a call was turned away', async () => {
    const run = await startTestRun(graph, { maxCostUsd: 0.25, worstCaseUsd: worst(0.2) })
    run.dispatcher.call('a', 0).fail('bad_request')
    await run.settle()
    expect(spendingOf(run.state())).toEqual({ spentUsd: 0, reservedUsd: 0.2 })
    expect(run.dispatcher.call('a', 1).status).toBe('running')
  })

  it('counts as spent after a restart, since the calls that were cut off may be billed', async () => {
    const run = await startTestRun(graph, { maxCostUsd: 0.5, worstCaseUsd: worst(0.2) })
    await run.restart()
    expect(run.dispatcher.running()).toEqual([])
    expect(await run.driver.settled).toBe('failed')
    expect(spendingOf(run.state())).toEqual({ spentUsd: 0.4, reservedUsd: 0 })
  })

  it('is that of the fallback where a fallback is asked', async () => {
    const ask = graphOf([promptNode('ask', { retries: 0, fallbackModels: ['test/dear'] })])
    const worstCaseUsd = ({ model }: { model: string }) => (model === 'test/dear' ? 1 : 0.1)
    const run = await startTestRun(ask, { maxCostUsd: 0.5, worstCaseUsd })
    run.dispatcher.call('ask').fail('refused')
    expect(await run.driver.settled).toBe('failed')
    expect(codesOf(run)).toEqual(['cost_cap'])
  })

  it('must be known: a call of a model without a price is not made', async () => {
    const run = await startTestRun(graphOf([promptNode('ask')]), { maxCostUsd: 1, worstCaseUsd: () => null })
    expect(await run.driver.settled).toBe('failed')
    expect(run.dispatcher.calls).toEqual([])
    expect(codesOf(run)).toEqual(['price_unknown'])
  })

  it('is held for nobody that was cancelled', async () => {
    const run = await startTestRun(graph, { maxCostUsd: 0.5, worstCaseUsd: worst(0.2) })
    run.driver.requestCancel()
    expect(await run.driver.settled).toBe('cancelled')
    expect(run.dispatcher.calls).toHaveLength(2)
  })
})

describe('[E51] what combines comes first', () => {
  //   a (10) ──► join (calls a model) ──► end
  const graph = graphOf(
    [sectionNode('a', 10), aggregateNode('join', { rule: 'synthesize', model: 'test/two' }), outputNode('end')],
    'a > join',
    'join > end',
  )

  it('is kept its worst case, so that a result is made of what there is', async () => {
    const run = await startTestRun(graph, { maxCostUsd: 1, worstCaseUsd: worst(0.2) })
    expect(run.dispatcher.running()).toHaveLength(4)
    for (const call of run.dispatcher.running()) call.succeed('said', { costUsd: 0.2 })
    await run.settle()
    const joining = run.dispatcher.call('join')
    expect(joining.status).toBe('running')
    joining.succeed('joined', { costUsd: 0.2 })
    expect(await run.driver.settled).toBe('succeeded')
    expect(spendingOf(run.state()).spentUsd).toBeCloseTo(1, 9)
    expect(codesOf(run)?.filter((code) => code === 'cost_cap')).toHaveLength(6)
  })

  it('makes no branch whose answer nothing could be made of', async () => {
    const run = await startTestRun(graph, { maxCostUsd: 0.3, worstCaseUsd: worst(0.2) })
    expect(await run.driver.settled).toBe('failed')
    expect(run.dispatcher.calls).toEqual([])
  })
})
