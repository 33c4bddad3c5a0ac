import { describe, expect, it } from 'vitest'
import { nextSteps } from './next-steps'
import { initialRunState, reduceRunEvents } from './reduce-run'
import type { RunEvent } from './run-event'
import { aggregateNode, graphOf, inputNode, outputNode, promptNode, sectionNode } from './testing/graphs'
import { plainExecutors } from './testing/plain-executors'
import { startTestRun } from './testing/test-run'
import { wireGraph } from './wiring'

const fast = { retries: 0 }

describe('[E1] a run on a frozen snapshot', () => {
  it('is not changed by what becomes of the workflow while it runs', async () => {
    const edited = graphOf([promptNode('a'), promptNode('b')], 'a > b')
    const run = await startTestRun(structuredClone(edited))
    edited.nodes.pop()
    run.dispatcher.call('a').succeed()
    await run.settle()
    run.dispatcher.call('b').succeed()
    expect(await run.driver.settled).toBe('succeeded')
  })
})

describe('[E3] the incoming branches of a fan-in', () => {
  //   ctx ──────────────┐
  //   late ──► parts(2) ─┼─► join
  //   one ──────────────┘
  it('come in the order of the edges; inputs are none, and nodes that have not started count with theirs', async () => {
    const graph = graphOf(
      [inputNode('ctx'), promptNode('late'), sectionNode('parts', 2), promptNode('one'), aggregateNode('join')],
      'one > join',
      'late > parts',
      'ctx > join',
      'parts > join',
    )
    const run = await startTestRun(graph)
    run.dispatcher.call('one').succeed('x')
    await run.settle()
    expect(run.statuses()).toMatchObject({ ctx: 'succeeded', join: 'queued' })
    run.dispatcher.call('late').succeed()
    await run.settle()
    for (const call of run.dispatcher.running()) call.succeed('y')
    await run.driver.settled
    expect(run.state().nodes[4]?.output?.text).toBe('one+x 1+y 2+y')
  })

  it('with the same label are told apart by their node', async () => {
    const graph = graphOf([sectionNode('a', 1), sectionNode('b', 1), aggregateNode('join')], 'a > join', 'b > join')
    const run = await startTestRun(graph)
    for (const call of run.dispatcher.running()) call.succeed('x')
    await run.driver.settled
    expect(run.state().nodes[2]?.output?.text).toBe('a: 1+x b: 1+x')
  })
})

describe('[E10] a node with branches', () => {
  it('succeeds when one of them did, and fails when none did', async () => {
    const run = await startTestRun(graphOf([sectionNode('a', 2, fast), sectionNode('b', 2, fast)]))
    run.dispatcher.call('a', 0).fail('bad_request')
    run.dispatcher.call('a', 1).succeed()
    run.dispatcher.call('b', 0).fail('bad_request')
    run.dispatcher.call('b', 1).fail('bad_request')
    await run.driver.settled
    expect(run.statuses()).toMatchObject({ a: 'succeeded', b: 'failed' })
  })
})

describe('[E11] behind a node that did not succeed', () => {
  //   a ──► b ──► c ──► end
  //   d ────────┘
  it('nodes are skipped once all before them have settled, and say where it began', async () => {
    const graph = graphOf(
      [promptNode('a', fast), promptNode('b'), promptNode('c'), promptNode('d'), outputNode('end')],
      'a > b',
      'b > c',
      'd > c',
      'c > end',
    )
    const run = await startTestRun(graph)
    run.dispatcher.call('a').fail('bad_request')
    await run.settle()
    expect(run.statuses()).toMatchObject({ b: 'skipped', 'b#0': 'skipped', c: 'queued', 'd#0': 'running' })
    run.dispatcher.call('d').succeed()
    expect(await run.driver.settled).toBe('failed')
    expect(run.state().nodes[2]?.reason).toBe('“a” failed: It went wrong: bad_request.')
  })

  it('a fan-in goes on with the branches that there are', async () => {
    const graph = graphOf(
      [promptNode('a', fast), promptNode('b'), promptNode('c'), aggregateNode('join')],
      'a > b',
      'b > join',
      'c > join',
    )
    const run = await startTestRun(graph)
    run.dispatcher.call('a').fail('bad_request')
    run.dispatcher.call('c').succeed('x')
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.state().nodes[3]?.output?.text).toBe('b- c+x')
  })
})

describe('[E12] a run', () => {
  it('succeeds when its outputs did, whatever else failed', async () => {
    const run = await startTestRun(graphOf([promptNode('a'), promptNode('b', fast), outputNode('end')], 'a > end'))
    run.dispatcher.call('b').fail('bad_request')
    run.dispatcher.call('a').succeed()
    expect(await run.driver.settled).toBe('succeeded')
  })

  it('without an output needs every node that nothing follows', async () => {
    const run = await startTestRun(graphOf([promptNode('a'), promptNode('b', fast)]))
    run.dispatcher.call('a').succeed()
    run.dispatcher.call('b').fail('bad_request')
    expect(await run.driver.settled).toBe('failed')
    expect(run.state().error).toEqual({ code: 'bad_request', message: '“b” failed: It went wrong: bad_request.' })
  })

  it('of nothing at all succeeds', async () => {
    const run = await startTestRun(graphOf([]))
    expect(await run.driver.settled).toBe('succeeded')
  })

  it('ends where steps wait for one another', async () => {
    const run = await startTestRun(graphOf([promptNode('a'), promptNode('b'), promptNode('c')], 'a > b', 'b > a'))
    run.dispatcher.call('c').succeed()
    expect(await run.driver.settled).toBe('failed')
    expect(run.state().error?.code).toBe('stuck')
  })
})

describe('[E21] nothing is cut silently', () => {
  it('runs 5,000 branches as 5,000 branches, 20 at a time', async () => {
    const run = await startTestRun(graphOf([sectionNode('rows', 5000), aggregateNode('join')], 'rows > join'), {
      limit: 20,
    })
    expect(run.state().nodes[0]?.branches.filter(({ status }) => status === 'queued')).toHaveLength(4980)
    expect(run.dispatcher.running()).toHaveLength(20)
    while (run.dispatcher.running().length > 0) {
      for (const call of run.dispatcher.running()) call.succeed('x')
      await run.settle()
    }
    expect(await run.driver.settled).toBe('succeeded')
    expect(run.dispatcher.calls).toHaveLength(5000)
    expect(run.state().nodes[1]?.output?.text.split(' ')).toHaveLength(5000)
  }, 60_000)
})

describe('an executor that throws', () => {
  it('fails its node with a neutral sentence, tells the log, and the run goes on', async () => {
    const settle = () => {
      throw new TypeError('secret detail')
    }
    const executors = { ...plainExecutors, output: { ...plainExecutors.output, settle } }
    const run = await startTestRun(graphOf([promptNode('a'), outputNode('end')], 'a > end'), { executors })
    run.dispatcher.call('a').succeed()
    expect(await run.driver.settled).toBe('failed')
    expect(run.state().error?.message).toContain('This step failed inside Parallax.')
    expect(JSON.stringify(run.store.events)).not.toContain('secret detail')
    expect(run.reported).toHaveLength(1)
  })
})

describe('what is to be done', () => {
  const graph = graphOf(
    [sectionNode('a', 2), aggregateNode('join', { join: { wait: 'deadline', seconds: 5 } })],
    'a > join',
  )
  const wiring = wireGraph(graph)
  const started: RunEvent[] = [
    { seq: 1, at: 1000, type: 'run.started' },
    {
      seq: 2,
      at: 1000,
      type: 'node.started',
      nodeId: 'a',
      branches: [
        { label: '1', model: null },
        { label: '2', model: null },
      ],
    },
  ]
  const planAt = (events: RunEvent[], now: number, onTheirWay: number[] = []) =>
    nextSteps({
      wiring,
      state: reduceRunEvents(initialRunState(graph), events),
      now,
      maxCostUsd: null,
      dispatched: () => new Set(onTheirWay),
    })

  it('is decided by the state and the time alone', () => {
    expect(planAt([], 0).steps.map(({ type }) => type)).toEqual(['startNode'])
    expect(planAt(started, 1000).steps).toMatchObject([
      { type: 'dispatchBranch', branch: 0 },
      { type: 'dispatchBranch', branch: 1 },
    ])
  })

  it('is nothing while every branch is on its way, until the deadline', () => {
    expect(planAt(started, 1000, [0, 1])).toEqual({ steps: [], wakeAt: 6000 })
    expect(planAt(started, 6000, [0, 1]).steps).toMatchObject([
      { type: 'failNode', error: { code: 'deadline_missed' } },
    ])
  })
})
