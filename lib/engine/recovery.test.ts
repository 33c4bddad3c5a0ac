import { describe, expect, it } from 'vitest'
import { aggregateNode, graphOf, outputNode, promptNode, sectionNode } from './testing/graphs'
import { startTestRun } from './testing/test-run'

//   a (3) ──► join ──► end
const graph = graphOf([sectionNode('a', 3), aggregateNode('join'), outputNode('end')], 'a > join', 'join > end')

describe('[E15] finished work is never redone', () => {
  it('calls again only the branches whose success was not recorded', async () => {
    const run = await startTestRun(graph)
    run.dispatcher.call('a', 1).succeed('kept')
    await run.settle()
    await run.restart()
    expect(run.dispatcher.calls.map(({ key }) => key.branch)).toEqual([0, 2])
    for (const call of run.dispatcher.running()) call.succeed(`again ${call.key.branch}`)
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.state().nodes[1]?.output?.text).toBe('1+again 0 2+kept 3+again 2')
    expect(run.state().recoveries).toBe(1)
  })

  it('does nothing more with a run that has settled', async () => {
    const run = await startTestRun(graph)
    for (const call of run.dispatcher.running()) call.succeed()
    await run.driver.settled
    await expect(run.restart()).rejects.toThrow('The run has settled.')
  })
})

describe('[E16] a call that was cut off by the end of the process', () => {
  it('is shown as a failed attempt that may have been billed, and is made again', async () => {
    const run = await startTestRun(graph)
    await run.restart()
    expect(run.state().nodes[0]?.branches[0]).toMatchObject({
      status: 'running',
      attempt: 2,
      attempts: [
        { attempt: 1, error: { code: 'interrupted' }, possiblyBilled: true },
        { attempt: 2, error: null },
      ],
    })
  })

  it('is given up after the third time, with a plain reason; the others go on', async () => {
    const run = await startTestRun(graph)
    for (const branch of [1, 2]) run.dispatcher.call('a', branch).succeed()
    await run.settle()
    await run.restart()
    await run.restart()
    await run.restart()
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.state().nodes[0]?.branches[0]).toMatchObject({ status: 'failed', error: { code: 'interrupted' } })
    expect(run.state().nodes[0]?.branches[0]?.error?.message).toContain('The server stopped during this call 3 times.')
  })

  it('is also one that somebody closed from outside', async () => {
    const run = await startTestRun(graph)
    run.dispatcher.call('a', 0).fail('cancelled')
    await run.settle()
    expect(run.dispatcher.call('a', 0).key.attempt).toBe(2)
  })
})

describe('[E14] a node goes on with what it was given when it started', () => {
  //   parts (3) ──► first (first, lets the rest finish, calls a model) ──► end
  it('even if the branches before it have changed since', async () => {
    const late = graphOf(
      [
        sectionNode('parts', 3),
        aggregateNode('first', { rule: 'synthesize', model: 'test/two', join: { wait: 'first', letRestFinish: true } }),
        outputNode('end'),
      ],
      'parts > first',
      'first > end',
    )
    const run = await startTestRun(late)
    run.dispatcher.call('parts', 1).succeed('b')
    await run.settle()
    expect(run.dispatcher.call('first').request.segments[0]?.text).toBe('1- 2+b 3-')
    run.dispatcher.call('parts', 0).succeed('a')
    await run.settle()
    await run.restart()
    expect(run.dispatcher.call('first').request.segments[0]?.text).toBe('1- 2+b 3-')
  })
})

describe('[E24] nothing is acted on before it is recorded', () => {
  it('makes no call while the store refuses, and keeps what was answered until it takes it', async () => {
    const run = await startTestRun(graphOf([sectionNode('a', 2), promptNode('b')], 'a > b'), { limit: 1 })
    run.store.trouble = () => {
      throw new Error('disk full')
    }
    run.dispatcher.call('a', 0).succeed('paid for')
    await run.clock.advance(60_000)
    expect(run.dispatcher.calls).toHaveLength(1)
    expect(run.published.some(({ type }) => type === 'branch.succeeded')).toBe(false)
    expect(run.reported.length).toBeGreaterThan(3)

    run.store.trouble = null
    await run.clock.advance(10_000)
    expect(run.state().nodes[0]?.branches[0]?.output?.text).toBe('paid for')
    expect(run.dispatcher.calls).toHaveLength(2)
  })

  it('does not store twice what was stored although the store said otherwise', async () => {
    const run = await startTestRun(graph)
    run.store.afterTrouble = () => {
      run.store.afterTrouble = null
      throw new Error('connection lost after commit')
    }
    for (const call of run.dispatcher.running()) call.succeed()
    await run.clock.advance(10_000)
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.published.map(({ seq }) => seq)).toEqual(run.store.events.map(({ seq }) => seq))
  })

  it('writes in groups: one append for the start of a run with all its branches', async () => {
    const run = await startTestRun(graph)
    expect(run.store.appends).toEqual([5])
    for (const call of run.dispatcher.running()) call.succeed()
    await run.driver.settled
    expect(run.store.appends).toHaveLength(2)
  })

  it('lets a step of a chain cost one append', async () => {
    const run = await startTestRun(graphOf([promptNode('a'), promptNode('b'), promptNode('c')], 'a > b', 'b > c'))
    for (const nodeId of ['a', 'b', 'c']) {
      run.dispatcher.call(nodeId).succeed()
      await run.settle()
    }
    expect(run.store.appends).toHaveLength(4)
  })
})

describe('[E25] a driver that lost its claim', () => {
  it('goes silently: closes its calls, writes nothing and resolves', async () => {
    const run = await startTestRun(graph)
    const old = { driver: run.driver, dispatcher: run.dispatcher }
    await run.restart()
    const stored = run.store.events.length
    old.dispatcher.call('a', 0).succeed('too late')
    expect(await old.driver.settled).toBe('running')
    expect(old.dispatcher.running()).toEqual([])
    expect(run.store.events).toHaveLength(stored)
    expect(run.dispatcher.running()).toHaveLength(3)
  })
})
