import { describe, expect, it } from 'vitest'
import type { Join } from '../nodes/aggregate'
import { aggregateNode, graphOf, outputNode, promptNode, sectionNode } from './testing/graphs'
import { startTestRun } from './testing/test-run'

//   parts (3) ──► join ──► end
const fanIn = (join?: Join, data: { minSucceeded?: number; onFailure?: 'continue' | 'fail' } = {}) =>
  graphOf(
    [sectionNode('parts', 3, { retries: 0 }), aggregateNode('join', { join, ...data }), outputNode('end')],
    'parts > join',
    'join > end',
  )

describe('[E3] join `all`: every incoming branch has settled', () => {
  it('holds the fan-in until the last branch has settled, then starts it once', async () => {
    const run = await startTestRun(fanIn())
    run.dispatcher.call('parts', 2).succeed('c')
    run.dispatcher.call('parts', 0).succeed('a')
    await run.settle()
    expect(run.statuses()).toMatchObject({ 'parts#1': 'running', join: 'queued' })

    run.dispatcher.call('parts', 1).succeed('b')
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.state().nodes.find(({ nodeId }) => nodeId === 'join')?.output?.text).toBe('1+a 2+b 3+c')
    expect(
      run.store.events.filter(
        ({ type, ...event }) => type === 'node.started' && 'nodeId' in event && event.nodeId === 'join',
      ),
    ).toHaveLength(1)
  })

  it('counts a failed branch as settled and goes on with the others', async () => {
    const run = await startTestRun(fanIn())
    run.dispatcher.call('parts', 0).fail('bad_request')
    run.dispatcher.call('parts', 1).succeed('b')
    run.dispatcher.call('parts', 2).succeed('c')
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.state().nodes[1]?.output?.text).toBe('1- 2+b 3+c')
  })
})

describe('[E4] join `quorum` k: k have succeeded', () => {
  it('starts with the second success and cancels the third for real', async () => {
    const run = await startTestRun(fanIn({ wait: 'quorum', count: 2 }))
    run.dispatcher.call('parts', 2).succeed('c')
    run.dispatcher.call('parts', 0).succeed('a')
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.dispatcher.call('parts', 1).status).toBe('aborted')
    expect(run.statuses()).toMatchObject({ parts: 'succeeded', 'parts#1': 'cancelled', join: 'succeeded' })
    expect(run.state().nodes[1]?.output?.text).toBe('1+a 2- 3+c')
  })

  it('takes what comes within the grace, and cancels the rest', async () => {
    const run = await startTestRun(fanIn({ wait: 'quorum', count: 1, seconds: 5 }))
    await run.clock.advance(1_000)
    run.dispatcher.call('parts', 2).succeed('c')
    await run.clock.advance(4_999)
    expect(run.statuses()).toMatchObject({ join: 'queued' })
    run.dispatcher.call('parts', 0).succeed('a')
    await run.clock.advance(1)
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.state().nodes[1]?.output?.text).toBe('1+a 2- 3+c')
    expect(run.dispatcher.call('parts', 1).status).toBe('aborted')
  })

  it('does not wait for the grace when nothing is left to wait for', async () => {
    const run = await startTestRun(fanIn({ wait: 'quorum', count: 1, seconds: 5 }))
    for (const call of run.dispatcher.running()) call.succeed()
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.clock.waiting()).toBe(0)
  })

  it('[E8] fails at once when too few can still succeed, and says why', async () => {
    const run = await startTestRun(fanIn({ wait: 'quorum', count: 3 }))
    run.dispatcher.call('parts', 1).fail('bad_request')
    expect(await run.driver.settled).toBe('failed')
    expect(run.state().nodes[1]?.error).toEqual({
      code: 'join_not_met',
      message: 'This step needs 3 succeeded branches, and only 2 can still succeed.',
    })
    expect(run.statuses()).toMatchObject({ 'parts#0': 'cancelled', parts: 'failed', join: 'failed', end: 'skipped' })
  })
})

describe('[E5] join `first`: one has succeeded', () => {
  it('starts with the first success; a failure is none', async () => {
    const run = await startTestRun(fanIn({ wait: 'first' }))
    run.dispatcher.call('parts', 0).fail('bad_request')
    await run.settle()
    expect(run.statuses()).toMatchObject({ join: 'queued' })
    run.dispatcher.call('parts', 1).succeed('b')
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.dispatcher.call('parts', 2).status).toBe('aborted')
  })

  it('[E7] lets the rest finish where the node says so, without their changing the result', async () => {
    const run = await startTestRun(fanIn({ wait: 'first', letRestFinish: true }))
    run.dispatcher.call('parts', 1).succeed('b')
    await run.settle()
    expect(run.statuses()).toMatchObject({ join: 'succeeded', end: 'succeeded', 'parts#0': 'running' })
    run.dispatcher.call('parts', 0).succeed('a')
    run.dispatcher.call('parts', 2).succeed('c')
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.state().nodes[1]?.output?.text).toBe('1- 2+b 3-')
    expect(run.statuses()).toMatchObject({ 'parts#0': 'succeeded', 'parts#2': 'succeeded' })
  })
})

describe('[E6] join `deadline` s: whatever has succeeded after s seconds', () => {
  it('starts when the time is over, counted from the start of the first node before it', async () => {
    const run = await startTestRun(fanIn({ wait: 'deadline', seconds: 10 }))
    run.dispatcher.call('parts', 2).succeed('c')
    await run.clock.advance(9_999)
    expect(run.statuses()).toMatchObject({ join: 'queued' })
    await run.clock.advance(1)
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.state().nodes[1]?.output?.text).toBe('1- 2- 3+c')
    expect(run.dispatcher.running()).toEqual([])
  })

  it('does not wait for the time when nothing is left to wait for', async () => {
    const run = await startTestRun(fanIn({ wait: 'deadline', seconds: 10 }))
    for (const call of run.dispatcher.running()) call.succeed()
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.clock.waiting()).toBe(0)
  })

  it('[E8] fails when too few had succeeded by then', async () => {
    const run = await startTestRun(fanIn({ wait: 'deadline', seconds: 10 }, { minSucceeded: 2 }))
    run.dispatcher.call('parts', 2).succeed('c')
    await run.clock.advance(10_000)
    expect(await run.driver.settled).toBe('failed')
    expect(run.state().error?.message).toBe(
      '“join” failed: This step needs 2 succeeded branches, and only 1 had succeeded after 10 s.',
    )
  })
})

describe('[E9] partial failure', () => {
  it('fails a strict fan-in with the first failure, naming the branch', async () => {
    const run = await startTestRun(fanIn(undefined, { onFailure: 'fail' }))
    run.dispatcher.call('parts', 1).fail('bad_request')
    expect(await run.driver.settled).toBe('failed')
    expect(run.state().error?.message).toContain('set to fail when a branch fails: “2” failed')
    expect(run.dispatcher.running()).toEqual([])
  })

  it('needs as many successes as `minSucceeded` says', async () => {
    const run = await startTestRun(fanIn(undefined, { minSucceeded: 2 }))
    run.dispatcher.call('parts', 0).fail('bad_request')
    run.dispatcher.call('parts', 1).fail('bad_request')
    expect(await run.driver.settled).toBe('failed')
    expect(run.state().nodes[1]?.error?.code).toBe('join_not_met')
  })
})

//   fast ───────────────┐
//   slow ──► slower ────┴─► join (first)
it('[E7] cancels what has not started yet when nobody needs it any more', async () => {
  const graph = graphOf(
    [promptNode('fast'), promptNode('slow'), promptNode('slower'), aggregateNode('join', { join: { wait: 'first' } })],
    'fast > join',
    'slow > slower',
    'slower > join',
  )
  const run = await startTestRun(graph)
  run.dispatcher.call('fast').succeed('quick')
  expect(await run.driver.settled).toBe('succeeded')
  expect(run.statuses()).toMatchObject({
    slow: 'cancelled',
    'slow#0': 'cancelled',
    slower: 'cancelled',
    join: 'succeeded',
  })
  expect(run.dispatcher.call('slow').status).toBe('aborted')
})

//   parts (2) ──┬─► join (first)
//               └─► report
it('[E7] keeps branches that another step still needs', async () => {
  const graph = graphOf(
    [sectionNode('parts', 2), aggregateNode('join', { join: { wait: 'first' } }), promptNode('report')],
    'parts > join',
    'parts > report',
  )
  const run = await startTestRun(graph)
  run.dispatcher.call('parts', 1).succeed('b')
  await run.settle()
  expect(run.statuses()).toMatchObject({ join: 'succeeded', 'parts#0': 'running', report: 'queued' })
  run.dispatcher.call('parts', 0).succeed('a')
  await run.settle()
  run.dispatcher.call('report').succeed()
  expect(await run.driver.settled).toBe('succeeded')
})
