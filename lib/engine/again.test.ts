import { describe, expect, it } from 'vitest'
import { spendingOf } from './cost-cap'
import type { Again } from './keep-branches'
import type { Redo } from './redo'
import { runTotals } from './run-totals'
import { aggregateNode, graphOf, outputNode, promptNode, sectionNode, voteNode } from './testing/graphs'
import { startTestRun, type TestRun, type TestRunOptions } from './testing/test-run'
import type { Graph } from '../graph/document'

//            ┌─► 0 ─┐
//   parts ───┼─► 1 ─┼─► join ─► sum ─► end
//            └─► 2 ─┘
const graph = graphOf(
  [sectionNode('parts', 3), aggregateNode('join'), promptNode('sum'), outputNode('end')],
  'parts > join',
  'join > sum',
  'sum > end',
)

const usage = { inputTokens: 10, outputTokens: 5, cacheReadTokens: null, cacheWriteTokens: null }

/** Lets every call succeed, with its node, its branch and `round` as the answer. */
async function finish(run: TestRun, round: number): Promise<void> {
  for (let call = run.dispatcher.running()[0]; call !== undefined; call = run.dispatcher.running()[0]) {
    call.succeed(`${call.key.nodeId}#${call.key.branch} round ${round}`, { costUsd: 1, usage, model: 'one-2026' })
    await run.settle()
  }
}

async function finishedRun(of: Graph, before: (run: TestRun) => void = () => undefined): Promise<TestRun> {
  const run = await startTestRun(of)
  before(run)
  await run.settle()
  await finish(run, 1)
  return run
}

const goOn = (of: Graph, base: TestRun, redo: readonly Redo[], options: TestRunOptions = {}) =>
  startTestRun(of, { ...options, again: againOf(of, base, redo) })

function againOf(of: Graph, base: TestRun, redo: readonly Redo[], runId = 'base'): Again {
  const snapshot = { runId, graph: of, inputs: {}, maxCostUsd: null }
  return { base: { snapshot, events: base.store.events }, redo, contentHash: (value) => JSON.stringify(value) }
}

const called = (run: TestRun) => run.dispatcher.calls.map(({ key }) => `${key.nodeId}#${key.branch}`)
const nodeOf = (run: TestRun, id: string) => run.state().nodes.find(({ nodeId }) => nodeId === id)

describe('[E47] a run that goes on from another', () => {
  it('calls the branch that is to be redone, joins once, and asks anew what is asked something else', async () => {
    const run = await goOn(graph, await finishedRun(graph), [{ nodeId: 'parts', branch: 1 }])
    expect(called(run)).toEqual(['parts#1'])
    await finish(run, 2)
    expect(called(run)).toEqual(['parts#1', 'sum#0'])
    expect(nodeOf(run, 'join')?.output?.text).toContain('2+parts#1 round 2')
    expect(nodeOf(run, 'join')?.output?.text).toContain('1+parts#0 round 1')
    expect(run.store.events.filter(({ type }) => type === 'node.started')).toHaveLength(4)
    expect(run.state().status).toBe('succeeded')
  })

  it('calls nobody behind a branch that answers as before', async () => {
    const run = await goOn(graph, await finishedRun(graph), [{ nodeId: 'parts', branch: 1 }])
    await finish(run, 1)
    expect(called(run)).toEqual(['parts#1'])
    expect(run.state().status).toBe('succeeded')
  })

  it('calls what had failed, and nothing else, where nothing is named', async () => {
    const base = await finishedRun(graph, (run) => run.dispatcher.call('parts', 2).fail('bad_request'))
    expect(base.statuses()['parts#2']).toBe('failed')
    const run = await goOn(graph, base, [])
    expect(called(run)).toEqual(['parts#2'])
  })

  it('keeps the sources that an answer cites', async () => {
    const citation = { url: 'https://a.example', title: 'A', citedText: 'said', start: 0, end: 4 }
    const base = await startTestRun(graph)
    base.dispatcher.call('parts', 0).succeed('said', { citations: [citation] })
    await base.settle()
    await finish(base, 1)
    const run = await goOn(graph, base, [{ nodeId: 'parts', branch: 1 }])
    expect(nodeOf(run, 'parts')?.branches[0]?.citations).toEqual([citation])
  })

  it('with all of a node redone keeps what is before it', async () => {
    const run = await goOn(graph, await finishedRun(graph), [{ nodeId: 'sum' }])
    await finish(run, 2)
    expect(called(run)).toEqual(['sum#0'])
    expect(nodeOf(run, 'end')?.output?.text).toBe('sum#0 round 2')
  })

  it('calls what is asked otherwise; a longer time-out is not otherwise', async () => {
    const base = await finishedRun(graph)
    const [parts, ...others] = graph.nodes
    const patient = { ...graph, nodes: [sectionNode('parts', 3, { timeoutSeconds: 9, retries: 1 }), ...others] }
    expect(parts?.type).toBe('section')
    expect(called(await startTestRun(patient, { again: againOf(graph, base, []) }))).toEqual([])
    const other = { ...graph, nodes: [sectionNode('parts', 3, { model: 'test/two' }), ...others] }
    expect(called(await startTestRun(other, { again: againOf(graph, base, []) }))).toHaveLength(3)
  })
})

describe('[E48] what is to be redone', () => {
  it('is waited for by a join that kept answers alone would meet', async () => {
    const quorum = graphOf(
      [sectionNode('parts', 3), aggregateNode('join', { join: { wait: 'quorum', count: 2, letRestFinish: true } })],
      'parts > join',
    )
    const run = await goOn(quorum, await finishedRun(quorum), [{ nodeId: 'parts', branch: 0 }])
    expect(run.statuses()).toMatchObject({ join: 'queued', 'parts#0': 'running', 'parts#1': 'succeeded' })
    await finish(run, 2)
    expect(nodeOf(run, 'join')?.output?.text).toContain('1+parts#0 round 2')
  })

  it('is asked alone in a vote that the kept ballots have decided, and nobody else is asked', async () => {
    const vote = graphOf(
      [voteNode('ask', 5, { stop: { rule: 'unbeatable' } }), aggregateNode('count', { rule: 'majority' })],
      'ask > count',
    )
    const answers = async (run: TestRun) => {
      for (const call of run.dispatcher.running()) call.succeed('Answer: Yes')
      await run.settle()
    }
    const base = await startTestRun(vote)
    await answers(base)
    expect(base.state().status).toBe('succeeded')
    const run = await goOn(vote, base, [{ nodeId: 'ask', branch: 2 }])
    expect(called(run)).toEqual(['ask#2'])
    await answers(run)
    expect(called(run)).toEqual(['ask#2'])
    expect(run.statuses()).toMatchObject({ 'ask#2': 'succeeded', 'ask#4': 'cancelled', count: 'succeeded' })
  })

  it('is called once also when the process ends in the middle, and what was kept is not asked for', async () => {
    const base = await finishedRun(graph)
    const run = await goOn(graph, base, [{ nodeId: 'parts', branch: 1 }])
    await run.restart()
    expect(called(run)).toEqual(['parts#1'])
    await finish(run, 2)
    await run.settle()
    expect(called(run)).toEqual(['parts#1', 'sum#0'])
    expect(run.store.events.filter(({ type }) => type === 'branch.kept')).toHaveLength(2)
  })
})

describe('[E49] an answer that was kept', () => {
  it('costs nothing again, and says where it comes from and what it cost there', async () => {
    const base = await finishedRun(graph)
    const run = await goOn(graph, base, [{ nodeId: 'parts', branch: 1 }])
    await finish(run, 1)
    expect(nodeOf(run, 'parts')?.branches[0]).toMatchObject({
      status: 'succeeded',
      attempt: 0,
      attempts: [],
      model: 'one-2026',
      output: { text: 'parts#0 round 1' },
      costUsd: 0,
      kept: { runId: 'base', asked: 'test/one', costUsd: 1, usage },
    })
    expect(spendingOf(run.state()).spentUsd).toBe(1)
    expect(runTotals(run.state())).toMatchObject({ costUsd: 1, hasUnknownCost: false, usage: { inputTokens: 10 } })
  })

  it('does not make a run free whose other calls tell no cost', async () => {
    const run = await goOn(graph, await finishedRun(graph), [{ nodeId: 'parts', branch: 1 }])
    expect(runTotals(run.state()).costUsd).toBeNull()
    run.dispatcher.call('parts', 1).succeed('Another answer.')
    await run.settle()
    expect(runTotals(run.state())).toMatchObject({ costUsd: null, hasUnknownCost: true })
  })

  it('is kept again by the next run, and still names the run that asked', async () => {
    const second = await goOn(graph, await finishedRun(graph), [{ nodeId: 'parts', branch: 1 }])
    await finish(second, 2)
    const third = await startTestRun(graph, {
      again: againOf(graph, second, [{ nodeId: 'parts', branch: 2 }], 'second'),
    })
    await finish(third, 3)
    const branches = nodeOf(third, 'parts')?.branches
    expect(branches?.map(({ kept }) => kept?.runId ?? null)).toEqual(['base', 'second', null])
    expect(branches?.[0]?.kept?.costUsd).toBe(1)
  })

  it('does not count against the cap: a run that has reached it keeps all the same', async () => {
    const base = await finishedRun(graph)
    const run = await goOn(graph, base, [{ nodeId: 'parts', branch: 1 }], {
      maxCostUsd: 1,
      worstCaseUsd: () => 1,
    })
    await finish(run, 2)
    expect(run.statuses()).toMatchObject({ 'parts#0': 'succeeded', 'parts#1': 'succeeded', 'sum#0': 'failed' })
  })
})
