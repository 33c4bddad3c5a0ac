import { describe, expect, it } from 'vitest'
import { runProgress } from './progress'
import { initialRunState } from './reduce-run'
import { runResult } from './run-result'
import { runTiming, runTotals } from './run-totals'
import { aggregateNode, graphOf, outputNode, promptNode, sectionNode } from './testing/graphs'
import { startTestRun } from './testing/test-run'

//   a (4) ──► join ──► end
const graph = graphOf(
  [sectionNode('a', 4, { retries: 0 }), aggregateNode('join'), outputNode('end')],
  'a > join',
  'join > end',
)

describe('the figures of a run', () => {
  it('are unknown before it starts, never 0', () => {
    const state = initialRunState(graph)
    expect(runTotals(state)).toEqual({ usage: null, costUsd: null, hasUnknownCost: false })
    expect(runTiming(state, 0)).toEqual({ wallMs: null, sequentialMs: null, speedup: null })
    expect(runProgress(state, 0)).toEqual({ settledBranches: 0, totalBranches: 4, runningBranches: 0, speedup: null })
    expect(runResult(graph, state)).toBeNull()
  })

  it('show how much faster than one after the other it was', async () => {
    const run = await startTestRun(graph)
    await run.clock.advance(1000)
    run.dispatcher.call('a', 0).succeed()
    await run.clock.advance(1000)
    expect(runProgress(run.state(), run.clock.now())).toMatchObject({
      settledBranches: 1,
      runningBranches: 3,
      speedup: 3.5,
    })
    for (const call of run.dispatcher.running()) call.succeed()
    await run.driver.settled
    await run.clock.advance(60_000)
    expect(runTiming(run.state(), run.clock.now())).toEqual({ wallMs: 2000, sequentialMs: 7000, speedup: 3.5 })
  })

  it('leave waiting out: only calls would take their time one after the other', async () => {
    const run = await startTestRun(graphOf([promptNode('a')]), { random: () => 0 })
    await run.clock.advance(1000)
    run.dispatcher.call('a').fail('overloaded', { retryable: true, retryAfterMs: 8000 })
    await run.clock.advance(8000)
    await run.clock.advance(1000)
    run.dispatcher.call('a').succeed()
    await run.driver.settled
    expect(runTiming(run.state(), 0)).toEqual({ wallMs: 10_000, sequentialMs: 2000, speedup: 0.2 })
  })

  it('claim no speed-up for offline models: they share one processor', async () => {
    const run = await startTestRun(graphOf([promptNode('a', { model: 'offline/extract' }), promptNode('b')]))
    await run.clock.advance(1000)
    for (const call of run.dispatcher.running()) call.succeed()
    await run.driver.settled
    expect(runTiming(run.state(), run.clock.now())).toEqual({ wallMs: 1000, sequentialMs: null, speedup: null })
  })

  it('add up what is known and say when something is not', async () => {
    const run = await startTestRun(graph)
    const usage = { inputTokens: 10, outputTokens: 4, cacheReadTokens: null, cacheWriteTokens: null }
    run.dispatcher.call('a', 0).succeed('a', { costUsd: 0.25, usage })
    run.dispatcher.call('a', 1).succeed('b', { costUsd: 0.5, usage })
    await run.settle()
    expect(runTotals(run.state())).toEqual({
      usage: { ...usage, inputTokens: 20, outputTokens: 8 },
      costUsd: 0.75,
      hasUnknownCost: false,
    })
    run.dispatcher.call('a', 2).fail('stalled', { possiblyBilled: true })
    await run.settle()
    expect(runTotals(run.state())).toMatchObject({ costUsd: 0.75, hasUnknownCost: true })
  })
})

describe('the result of a run', () => {
  it('is what its output node hands back', async () => {
    const run = await startTestRun(graph)
    for (const call of run.dispatcher.running()) call.succeed('x')
    await run.driver.settled
    expect(runResult(graph, run.state())).toEqual({ text: '1+x 2+x 3+x 4+x' })
  })

  it('of several outputs joins those that there are, in declared order', async () => {
    const several = graphOf(
      [outputNode('two'), outputNode('one'), promptNode('a'), promptNode('b', { retries: 0 })],
      'a > one',
      'b > two',
    )
    const run = await startTestRun(several)
    run.dispatcher.call('a').succeed('A')
    await run.settle()
    expect(runResult(several, run.state())).toEqual({ text: 'A' })
    run.dispatcher.call('b').succeed('B')
    await run.driver.settled
    expect(runResult(several, run.state())).toEqual({
      text: '## two\n\nB\n\n## one\n\nA',
      value: { two: 'B', one: 'A' },
    })
  })
})
