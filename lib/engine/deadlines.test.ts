import { describe, expect, it } from 'vitest'
import { newLane, admissionTo, learnQuotas, overload } from './lane'
import { longestWaitMs } from './longest-wait'
import { aggregateNode, graphOf, outputNode, sectionNode } from './testing/graphs'
import { startTestRun } from './testing/test-run'

//   a (2) ──► join ──► end
const graph = graphOf([sectionNode('a', 2), aggregateNode('join'), outputNode('end')], 'a > join', 'join > end')
const noRetries = graphOf(
  [sectionNode('a', 2, { retries: 0 }), aggregateNode('join'), outputNode('end')],
  'a > join',
  'join > end',
)

describe('[E58] every state that is not settled has a deadline that acts', () => {
  it('a branch that is called: its call is closed when its time is up', async () => {
    const run = await startTestRun(noRetries)
    await run.clock.advance(600_000)
    expect(run.dispatcher.running()).toEqual([])
    expect(run.statuses()).toMatchObject({ 'a#0': 'failed', 'a#1': 'failed', join: 'failed' })
  })

  it('a branch that waits for a place: whoever has the place must leave it in time', async () => {
    const run = await startTestRun(noRetries, { limit: 1 })
    expect(run.dispatcher.waiting()).toBe(1)
    await run.clock.advance(600_000)
    expect(run.dispatcher.call('a', 1).key.attempt).toBe(1)
    await run.clock.advance(600_000)
    expect(await run.driver.settled).toBe('failed')
  })

  it('a branch that waits for a retry: an hour at the longest, whatever the server asks for', async () => {
    const run = await startTestRun(graph, { random: () => 0 })
    for (const call of run.dispatcher.running())
      call.fail('rate_limited', { retryable: true, retryAfterMs: 86_400_000 })
    await run.settle()
    expect(run.state().nodes[0]?.branches[0]?.waitingUntil).toBe(run.clock.now() + longestWaitMs)
    await run.clock.advance(longestWaitMs)
    expect(run.dispatcher.running()).toHaveLength(2)
  })

  it.each([
    ['retry-after', (now: number) => overload(newLane({ start: 4, max: 4 }), 1, 1e15, now, 0)],
    ['requests', (now: number) => quotas('requests', now)],
    ['tokens', (now: number) => quotas('tokens', now)],
  ])('a lane that pauses for %s: an hour at the longest', (_, pausedAt) => {
    const now = 1_000_000
    const lane = pausedAt(now)
    expect(admissionTo(lane, 4, now + longestWaitMs - 1)).toMatchObject({ is: 'paused', until: now + longestWaitMs })
    expect(admissionTo(lane, 4, now + longestWaitMs)).toEqual({ is: 'open' })
  })

  it('a join that waits, and with it the run: even where no call is ever answered the run ends by itself', async () => {
    const run = await startTestRun(graph)
    let isOver = false
    void run.driver.settled.then(() => (isOver = true))
    // Five attempts of ten minutes with at most half a minute between them.
    const latest = run.clock.now() + 5 * 600_000 + 4 * 30_000
    while (!isOver && (await run.clock.advanceToNext())) await run.settle()
    expect(await run.driver.settled).toBe('failed')
    expect(run.clock.now()).toBeLessThanOrEqual(latest)
    expect(Object.values(run.statuses())).not.toContain('running')
    expect(Object.values(run.statuses())).not.toContain('queued')
  })

  it('a join that waits for some seconds: it starts or fails when they are over', async () => {
    const join = aggregateNode('join', { join: { wait: 'deadline', seconds: 30 } })
    const run = await startTestRun(graphOf([sectionNode('a', 2), join, outputNode('end')], 'a > join', 'join > end'))
    await run.clock.advance(30_000)
    expect(await run.driver.settled).toBe('failed')
    expect(run.statuses()).toMatchObject({ join: 'failed', 'a#0': 'cancelled' })
  })

  it('a run that is to be cancelled: as soon as the database takes it, which is tried every ten seconds at least', async () => {
    const run = await startTestRun(graph)
    run.store.trouble = () => {
      throw new Error('disk full')
    }
    run.driver.requestCancel()
    await run.clock.advance(3_600_000)
    const tried = run.reported.length
    expect(run.dispatcher.running()).toEqual([])
    run.store.trouble = null
    await run.clock.advance(10_000)
    expect(await run.driver.settled).toBe('cancelled')
    expect(tried).toBeGreaterThanOrEqual(360)
  })

  it('an answer that the database does not take: it is kept and tried every ten seconds at least, and calls still end in time', async () => {
    const run = await startTestRun(noRetries)
    run.store.trouble = () => {
      throw new Error('disk full')
    }
    run.dispatcher.call('a', 0).succeed('paid for')
    await run.clock.advance(600_000)
    expect(run.dispatcher.running()).toEqual([])
    run.store.trouble = null
    await run.clock.advance(10_000)
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.state().nodes[0]?.branches[0]?.output?.text).toBe('paid for')
  })
})

function quotas(unit: 'requests' | 'tokens', now: number) {
  const quota = { unit, remaining: 0, limit: null, resetAt: 1e15 }
  return learnQuotas(newLane({ start: 4, max: 4 }), { call: 0, inputTokens: 0 }, [quota], now)
}
