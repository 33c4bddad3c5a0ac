import { describe, expect, it } from 'vitest'
import { aggregateNode, graphOf, outputNode, promptNode, sectionNode } from './testing/graphs'
import { startTestRun } from './testing/test-run'

const ask = (data = {}) => graphOf([promptNode('ask', data), outputNode('end')], 'ask > end')

describe('[E2] branches are truly concurrent', () => {
  it('calls every branch of every node that may start, side by side', async () => {
    const graph = graphOf([sectionNode('a', 4), promptNode('b'), aggregateNode('join')], 'a > join', 'b > join')
    const run = await startTestRun(graph)
    expect(run.dispatcher.running()).toHaveLength(5)
  })

  it('ends four branches of two seconds in two seconds', async () => {
    const run = await startTestRun(graphOf([sectionNode('a', 4)]))
    for (const call of run.dispatcher.running()) run.clock.wakeAt(run.clock.now() + 2000, () => call.succeed())
    const start = run.clock.now()
    await run.clock.advance(2000)
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.clock.now() - start).toBe(2000)
  })
})

describe('[E17] [E20] waiting for a retry', () => {
  it('is queued with a reason and a time, holds no place in the lane, and then goes on', async () => {
    const run = await startTestRun(graphOf([sectionNode('a', 2)]), { limit: 1, random: () => 0 })
    run.dispatcher.call('a', 0).fail('rate_limited', { retryable: true, retryAfterMs: 120_000 })
    await run.settle()
    expect(run.state().nodes[0]?.branches[0]).toMatchObject({
      status: 'queued',
      waitingUntil: run.clock.now() + 120_000,
      waitingReason: 'It went wrong: rate_limited.',
    })
    // The only place went to the next branch.
    run.dispatcher.call('a', 1).succeed()
    await run.clock.advance(119_999)
    expect(run.dispatcher.running()).toEqual([])
    await run.clock.advance(1)
    expect(run.dispatcher.call('a', 0).key.attempt).toBe(2)
    run.dispatcher.call('a', 0).succeed()
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.state().nodes[0]?.branches[0]?.attempts).toHaveLength(2)
  })

  it('[E15] keeps its time over a restart, and a branch that succeeded is not called again', async () => {
    const run = await startTestRun(graphOf([sectionNode('a', 2)]), { random: () => 0 })
    run.dispatcher.call('a', 1).succeed()
    run.dispatcher.call('a', 0).fail('rate_limited', { retryable: true, retryAfterMs: 60_000 })
    await run.clock.advance(20_000)
    await run.restart()
    expect(run.dispatcher.calls).toEqual([])
    await run.clock.advance(39_999)
    expect(run.dispatcher.calls).toEqual([])
    await run.clock.advance(1)
    expect(run.dispatcher.calls.map(({ key }) => [key.branch, key.attempt])).toEqual([[0, 2]])
  })
})

describe('[E19] time out', () => {
  it('closes an attempt that takes too long and counts it as a failure that may be billed', async () => {
    const run = await startTestRun(ask({ timeoutSeconds: 30, retries: 0 }))
    run.dispatcher.call('ask').say('Half an ans')
    await run.clock.advance(30_000)
    expect(run.dispatcher.call('ask').status).toBe('aborted')
    expect(await run.driver.settled).toBe('failed')
    expect(run.state().nodes[0]?.branches[0]).toMatchObject({
      status: 'failed',
      error: { code: 'timeout', message: 'No complete answer came within 30 s.' },
      partialText: 'Half an ans',
      output: null,
      attempts: [{ possiblyBilled: true }],
    })
  })

  it('counts from when the call begins, not from when it queues', async () => {
    const run = await startTestRun(graphOf([sectionNode('a', 2, { timeoutSeconds: 30, retries: 0 })]), { limit: 1 })
    await run.clock.advance(29_000)
    run.dispatcher.call('a', 0).succeed()
    await run.clock.advance(29_000)
    expect(run.dispatcher.call('a', 1).status).toBe('running')
  })

  it('is ten minutes where nothing is said', async () => {
    const run = await startTestRun(ask({ retries: 0 }))
    await run.clock.advance(599_999)
    expect(run.dispatcher.running()).toHaveLength(1)
    await run.clock.advance(1)
    expect(await run.driver.settled).toBe('failed')
    expect(run.clock.waiting()).toBe(0)
  })
})

describe('[E27] a reply that was cut off, refused or garbled is never a success', () => {
  it.each(['refused', 'cut_off', 'truncated_answer', 'malformed_answer'])('%s', async (code) => {
    const run = await startTestRun(ask({ retries: 0 }))
    run.dispatcher.call('ask').fail(code, { partialText: 'It begins well' })
    expect(await run.driver.settled).toBe('failed')
    expect(run.state().nodes[0]).toMatchObject({ status: 'failed', output: null })
    expect(run.state().nodes[0]?.branches[0]).toMatchObject({ output: null, partialText: 'It begins well' })
    expect(run.state().error).toEqual({ code: 'result_missing', message: `“ask” failed: It went wrong: ${code}.` })
  })
})

describe('[E29] words', () => {
  it('are published with where they begin, and what comes after the end is nobody’s', async () => {
    const run = await startTestRun(ask({ retries: 1 }), { random: () => 0 })
    const first = run.dispatcher.call('ask')
    first.say('One ')
    first.say('two')
    first.fail('overloaded', { retryable: true })
    first.say('three')
    await run.clock.advance(1)
    run.dispatcher.call('ask').say('Again')
    expect(run.words).toEqual([
      { nodeId: 'ask', branch: 0, attempt: 1, offset: 0, text: 'One ' },
      { nodeId: 'ask', branch: 0, attempt: 1, offset: 4, text: 'two' },
      { nodeId: 'ask', branch: 0, attempt: 2, offset: 0, text: 'Again' },
    ])
  })
})

it('[E29] of a failed attempt at most 8 MB of words are kept', async () => {
  const run = await startTestRun(ask({ retries: 0 }))
  const call = run.dispatcher.call('ask')
  for (let piece = 0; piece < 9; piece += 1) call.say('x'.repeat(1024 * 1024))
  call.fail('stalled')
  await run.driver.settled
  expect(run.state().nodes[0]?.branches[0]?.partialText).toHaveLength(8 * 1024 * 1024)
  expect(run.words.at(-1)?.offset).toBe(8 * 1024 * 1024)
})

describe('a connection that refuses the key', () => {
  it('ends the branches that still wait for it without calling them', async () => {
    const graph = graphOf([sectionNode('a', 3, { model: 'claude/one' }), promptNode('b', { model: 'other/one' })])
    const run = await startTestRun(graph, { limit: 2 })
    expect(run.dispatcher.calls.map(({ key }) => key.nodeId)).toEqual(['a', 'a'])
    run.dispatcher.call('a', 0).fail('invalid_key', { scope: 'connection' })
    await run.settle()
    run.dispatcher.call('a', 1).fail('invalid_key', { scope: 'connection' })
    await run.settle()
    run.dispatcher.call('b').succeed()
    expect(await run.driver.settled).toBe('failed')
    expect(run.dispatcher.calls).toHaveLength(3)
    expect(run.state().nodes[0]?.branches.map(({ error }) => error?.code)).toEqual(Array(3).fill('invalid_key'))
  })
})
