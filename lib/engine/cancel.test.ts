import { describe, expect, it } from 'vitest'
import { aggregateNode, graphOf, outputNode, sectionNode } from './testing/graphs'
import { startTestRun } from './testing/test-run'

//   a (3) ──► join ──► end
const graph = graphOf([sectionNode('a', 3), aggregateNode('join'), outputNode('end')], 'a > join', 'join > end')
const typesOf = (events: readonly { type: string }[]) => events.map(({ type }) => type)

describe('[E23] a cancel', () => {
  it('closes the calls, keeps what succeeded and settles the run', async () => {
    const run = await startTestRun(graph)
    run.dispatcher.call('a', 0).succeed('kept')
    run.dispatcher.call('a', 1).say('so far')
    await run.settle()
    run.driver.requestCancel()
    expect(run.dispatcher.running()).toEqual([])
    expect(await run.driver.settled).toBe('cancelled')
    expect(run.statuses()).toEqual({
      a: 'cancelled',
      'a#0': 'succeeded',
      'a#1': 'cancelled',
      'a#2': 'cancelled',
      join: 'cancelled',
      end: 'cancelled',
    })
    expect(run.state().nodes[0]?.branches[1]).toMatchObject({
      partialText: 'so far',
      attempts: [{ possiblyBilled: true }],
    })
    expect(run.clock.waiting()).toBe(0)
  })

  it('works while branches wait in their lane: none of them is called', async () => {
    const run = await startTestRun(graph, { limit: 1 })
    run.driver.requestCancel()
    expect(await run.driver.settled).toBe('cancelled')
    expect(run.dispatcher.calls).toHaveLength(1)
    expect(run.dispatcher.waiting()).toBe(0)
    expect(run.state().nodes[0]?.branches[2]).toMatchObject({ status: 'cancelled', attempts: [] })
  })

  it('works while a branch waits for a retry', async () => {
    const run = await startTestRun(graph)
    for (const call of run.dispatcher.running()) call.fail('overloaded', { retryable: true, retryAfterMs: 600_000 })
    await run.settle()
    run.driver.requestCancel()
    expect(await run.driver.settled).toBe('cancelled')
    expect(run.clock.waiting()).toBe(0)
  })

  it('works in the same turn in which the run began', async () => {
    const run = await startTestRun(graph, { limit: 0 })
    run.driver.requestCancel()
    run.driver.requestCancel()
    expect(await run.driver.settled).toBe('cancelled')
    expect(run.dispatcher.calls).toEqual([])
    expect(typesOf(run.store.events).filter((type) => type === 'run.cancelRequested')).toHaveLength(1)
  })

  it('closes the calls at once while the database is stuck, and settles when it is back', async () => {
    const run = await startTestRun(graph)
    run.store.trouble = () => {
      throw new Error('database is locked')
    }
    run.driver.requestCancel()
    expect(run.dispatcher.running()).toEqual([])
    await run.clock.advance(5000)
    expect(run.state().status).toBe('running')
    run.store.trouble = null
    await run.clock.advance(10_000)
    expect(await run.driver.settled).toBe('cancelled')
  })

  it('holds over a restart: the run is not taken up again', async () => {
    const run = await startTestRun(graph)
    let appended = 0
    run.store.trouble = () => {
      appended += 1
      if (appended > 1) throw new Error('the process ends here')
    }
    run.dispatcher.call('a', 0).succeed()
    run.driver.requestCancel()
    await run.settle()
    run.store.trouble = null
    expect(run.state()).toMatchObject({ cancelRequested: true })
    if (run.state().status === 'cancelled') return
    await run.restart()
    expect(await run.driver.settled).toBe('cancelled')
    expect(run.dispatcher.calls).toEqual([])
  })

  it('leaves a settled run as it is', async () => {
    const run = await startTestRun(graph)
    for (const call of run.dispatcher.running()) call.succeed()
    expect(await run.driver.settled).toBe('succeeded')
    run.driver.requestCancel()
    await run.settle()
    expect(run.state().status).toBe('succeeded')
  })
})

it('a stopped driver closes its calls and writes nothing: a later start goes on', async () => {
  const run = await startTestRun(graph)
  run.dispatcher.call('a', 0).succeed('kept')
  await run.settle()
  const stored = run.store.events.length
  run.driver.stop()
  expect(await run.driver.settled).toBe('running')
  expect(run.dispatcher.running()).toEqual([])
  expect(run.store.events).toHaveLength(stored)
  await run.restart()
  expect(run.dispatcher.calls.map(({ key }) => [key.branch, key.attempt])).toEqual([
    [1, 2],
    [2, 2],
  ])
})

it('a driver stopped in the turn in which it began calls nothing', async () => {
  const run = await startTestRun(graph, { limit: 0 })
  const { dispatcher } = run
  run.driver.stop()
  dispatcher.limit = 3
  await run.settle()
  expect(dispatcher.calls).toEqual([])
  expect(dispatcher.waiting()).toBe(0)
})
