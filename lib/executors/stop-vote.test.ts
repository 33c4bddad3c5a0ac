import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { executors } from '.'
import type { NodeData } from '../nodes'
import { aggregateNode, graphOf, outputNode, promptNode, voteNode } from '../engine/testing/graphs'
import { startTestRun, type TestRun } from '../engine/testing/test-run'

type Stop = NodeData<'vote'>['stop']

function voteOn(samples: number, stop: Stop, combine: Partial<NodeData<'aggregate'>> = {}) {
  const count = aggregateNode('count', { rule: 'plurality', ...combine })
  return graphOf(
    [voteNode('vote', samples, { stop, retries: 0 }), count, outputNode('end')],
    'vote > count',
    'count > end',
  )
}

/** Answers whoever is asked, in declared order, until nobody is asked any more. */
async function answerAll(run: TestRun, ballots: readonly string[]): Promise<number> {
  for (let calls = run.dispatcher.running(); calls.length > 0; calls = run.dispatcher.running()) {
    const [first] = calls.toSorted((one, other) => one.key.branch - other.key.branch)
    const ballot = ballots[first?.key.branch ?? 0] ?? 'Yes'
    if (ballot === 'fails') first?.fail('bad_request')
    else first?.succeed(ballot)
    await run.settle()
  }
  return run.dispatcher.calls.length
}

const resultOf = (run: TestRun) => run.state().nodes.find(({ nodeId }) => nodeId === 'count')?.aggregation

describe('[E45] a vote that stops when the leader cannot be overtaken', () => {
  it('asks no more voters at a time than could decide it', async () => {
    const run = await startTestRun(voteOn(7, { rule: 'unbeatable' }), { executors })
    expect(run.dispatcher.running()).toHaveLength(4)
    run.dispatcher.call('vote', 0).succeed('Yes')
    await run.settle()
    expect(run.dispatcher.calls).toHaveLength(4)
    run.dispatcher.call('vote', 1).succeed('No')
    await run.settle()
    expect(run.dispatcher.calls).toHaveLength(5)
  })

  it('calls off the rest, ends at once and says what it saved', async () => {
    const run = await startTestRun(voteOn(5, { rule: 'unbeatable' }), { executors })
    expect(await answerAll(run, ['Yes', 'Yes', 'Yes'])).toBe(3)
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.statuses()).toMatchObject({ vote: 'succeeded', 'vote#2': 'succeeded', 'vote#3': 'cancelled' })
    expect(resultOf(run)).toMatchObject({
      value: 'Yes',
      notes: expect.arrayContaining([
        { code: 'stopped_early', message: 'The vote ended early: 2 of 5 ballots (40 %) were not needed.' },
      ]),
    })
  })

  it('asks all at once where it is told to, and closes the calls that are under way', async () => {
    const run = await startTestRun(voteOn(5, { rule: 'unbeatable', atOnce: true }), { executors })
    expect(run.dispatcher.running()).toHaveLength(5)
    for (const branch of [4, 2, 1]) run.dispatcher.call('vote', branch).succeed('No')
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.dispatcher.calls.map(({ status }) => status)).toEqual([
      'aborted',
      'succeeded',
      'succeeded',
      'aborted',
      'succeeded',
    ])
    expect(run.state().nodes[0]?.branches[0]).toMatchObject({ status: 'cancelled', reasonCode: 'vote_decided' })
  })

  it('does not count what was called off as a loss, not even for a strict aggregator', async () => {
    const run = await startTestRun(voteOn(5, { rule: 'unbeatable' }, { onFailure: 'fail' }), { executors })
    await answerAll(run, ['Yes', 'Yes', 'Yes'])
    expect(await run.driver.settled).toBe('succeeded')
  })

  it('goes on as long as the join behind it needs more successes', async () => {
    const join = { wait: 'quorum' as const, count: 4 }
    const run = await startTestRun(voteOn(5, { rule: 'unbeatable' }, { join }), { executors })
    expect(await answerAll(run, [])).toBe(4)
    expect(await run.driver.settled).toBe('succeeded')
  })

  it('asks everyone where an aggregator behind it needs all answers', async () => {
    const graph = voteOn(5, { rule: 'unbeatable' })
    graph.nodes.push(aggregateNode('all', { rule: 'concatenate' }))
    graph.edges.push({ id: 'vote > all', source: 'vote', target: 'all' })
    const run = await startTestRun(graph, { executors })
    expect(run.dispatcher.running()).toHaveLength(5)
  })

  it('counts the ballots of other nodes before the same aggregator', async () => {
    const graph = voteOn(3, { rule: 'unbeatable' })
    const ask = promptNode('ask', { answer: { type: 'choice', choices: ['Yes', 'No'] } })
    graph.nodes.push(ask)
    graph.edges.push({ id: 'ask > count', source: 'ask', target: 'count' })
    const run = await startTestRun(graph, { executors })
    // 4 ballots in all: 3 decide.
    expect(run.dispatcher.running().map(({ key }) => key.nodeId)).toEqual(['vote', 'vote', 'vote', 'ask'])
    for (const branch of [0, 1]) run.dispatcher.call('vote', branch).succeed('Yes')
    run.dispatcher.call('ask').succeed('Yes')
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.statuses()).toMatchObject({ 'vote#2': 'cancelled' })
  })

  it('has the same winner as the full vote after a crash at any moment, and asks nobody twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('Yes', 'No', 'Maybe so', 'fails'), { minLength: 2, maxLength: 9 }),
        fc.nat(8),
        async (ballots, crashAfter) => {
          const full = await startTestRun(voteOn(ballots.length, undefined), { executors })
          await answerAll(full, ballots)
          await full.driver.settled
          const run = await startTestRun(voteOn(ballots.length, { rule: 'unbeatable' }), { executors })
          for (let answered = 0; answered < crashAfter; answered += 1) {
            const [call] = run.dispatcher.running()
            if (call === undefined) break
            const ballot = ballots[call.key.branch] ?? 'Yes'
            if (ballot === 'fails') call.fail('bad_request')
            else call.succeed(ballot)
            await run.settle()
          }
          const before = run.state().nodes[0]?.branches.filter(({ status }) => status === 'succeeded') ?? []
          const old = run.dispatcher
          if (run.state().status === 'running') await run.restart()
          await answerAll(run, ballots)
          const calls = run.dispatcher === old ? [] : run.dispatcher.calls
          const again = calls.filter(({ key }) => before.some(({ index }) => index === key.branch))
          expect(again).toEqual([])
          expect([resultOf(run)?.outcome, resultOf(run)?.value]).toEqual([
            resultOf(full)?.outcome,
            resultOf(full)?.value,
          ])
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('[E46] a vote that stops when the leader is sure enough', () => {
  it('ends at 4 to 0 for 95 %', async () => {
    const run = await startTestRun(voteOn(21, { rule: 'beta' }), { executors })
    expect(await answerAll(run, [])).toBe(4)
    expect(await run.driver.settled).toBe('succeeded')
  })

  it('takes the confidence that it is given', async () => {
    const run = await startTestRun(voteOn(21, { rule: 'beta', confidence: 0.99 }), { executors })
    expect(await answerAll(run, [])).toBe(6)
  })
})
