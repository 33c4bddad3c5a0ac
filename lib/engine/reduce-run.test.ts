import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregate } from '../aggregation'
import { initialRunState, reduceRun, reduceRunEvents } from './reduce-run'
import type { RunEvent, RunFact } from './run-event'
import type { RunState } from './run-state'
import { aggregateNode, graphOf, outputNode, sectionNode, voteNode } from './testing/graphs'

const graph = graphOf(
  [
    sectionNode('a', 3),
    aggregateNode('join'),
    outputNode('end'),
    { id: 'n', type: 'note', position: { x: 0, y: 0 }, data: { label: '', text: '' } },
  ],
  'a > join',
  'join > end',
)
const opened = { label: '1', model: 'test/one' }
const nothing = { usage: null, costUsd: null }
const whole = { ...nothing, model: null, stopReason: 'end_turn', warnings: [] }
const started = (branch: number, attempt = 1): RunFact => ({
  type: 'branch.started',
  nodeId: 'a',
  branch,
  attempt,
  model: 'test/one',
})
const succeeded = (branch: number, attempt = 1, more = {}): RunFact => ({
  type: 'branch.succeeded',
  nodeId: 'a',
  branch,
  attempt,
  output: { text: `answer ${branch}` },
  ...whole,
  ...more,
})
const failed = (branch: number, retryAt: number | null, more = {}): RunFact => ({
  type: 'branch.failed',
  nodeId: 'a',
  branch,
  attempt: 1,
  error: { code: 'overloaded', message: 'Busy.' },
  retryAt,
  partialText: 'so far',
  possiblyBilled: true,
  ...nothing,
  ...more,
})
const start: RunFact[] = [
  { type: 'run.started' },
  { type: 'node.started', nodeId: 'a', branches: [opened, opened, opened] },
]

/** Numbered from 1, a second apart. */
const numbered = (facts: readonly RunFact[]) =>
  facts.map((fact, at): RunEvent => ({ ...fact, seq: at + 1, at: (at + 1) * 1000 }))
const fold = (...facts: RunFact[]) => reduceRunEvents(initialRunState(graph), numbered([...start, ...facts]))
const branchOf = (state: RunState, branch = 0) => state.nodes[0]?.branches[branch]

describe('a run before its first event', () => {
  it('knows every node and branch that the graph declares, all queued; notes take no part', () => {
    const state = initialRunState(graphOf([...graph.nodes, voteNode('v', 2)]))
    expect(state).toMatchObject({ status: 'queued', seq: 0, startedAt: null })
    expect(state.nodes.map(({ nodeId, branches }) => [nodeId, branches.length])).toEqual([
      ['a', 3],
      ['join', 0],
      ['end', 0],
      ['v', 2],
    ])
    expect(state.nodes[3]?.branches.map(({ label, model }) => [label, model])).toEqual([
      ['Voter 1', 'test/one'],
      ['Voter 2', 'test/one'],
    ])
  })
})

describe('[E26] the fold', () => {
  it('tells the story of a branch: started, failed, waiting, started again, succeeded', () => {
    expect(branchOf(fold(started(0)))).toMatchObject({ status: 'running', attempt: 1, startedAt: 3000 })
    expect(branchOf(fold(started(0), failed(0, 9000)))).toMatchObject({
      status: 'queued',
      waitingUntil: 9000,
      waitingReason: 'Busy.',
      error: null,
      partialText: 'so far',
      attempts: [{ error: { code: 'overloaded' }, possiblyBilled: true, startedAt: 3000, endedAt: 4000 }],
    })
    expect(branchOf(fold(started(0), failed(0, 9000), started(0, 2), succeeded(0, 2)))).toMatchObject({
      status: 'succeeded',
      attempt: 2,
      waitingUntil: null,
      partialText: '',
      output: { text: 'answer 0' },
      startedAt: 3000,
      endedAt: 6000,
    })
  })

  it('adds up what all attempts used, and keeps unknown unknown', () => {
    const usage = (inputTokens: number | null) => ({
      inputTokens,
      outputTokens: null,
      cacheReadTokens: null,
      cacheWriteTokens: null,
    })
    const state = fold(
      started(0),
      failed(0, 9000, { usage: usage(10), costUsd: 0.1 }),
      started(0, 2),
      succeeded(0, 2, { usage: usage(5), costUsd: 0.25 }),
    )
    expect(branchOf(state)).toMatchObject({ costUsd: 0.35, usage: usage(15) })
    expect(branchOf(fold(started(0), succeeded(0)))).toMatchObject({ costUsd: null, usage: null })
  })

  it('[E56] keeps what an answer cites with its branch, and adds up the searches of every attempt', () => {
    const citation = { url: 'https://a.example', title: null, citedText: 'So it is.', start: 0, end: 6 }
    const usage = { inputTokens: 1, outputTokens: 1, cacheReadTokens: null, cacheWriteTokens: null }
    const state = fold(
      started(0),
      failed(0, 9000, { usage: { ...usage, webSearchRequests: 2 } }),
      started(0, 2),
      succeeded(0, 2, { usage: { ...usage, webSearchRequests: 1 }, citations: [citation] }),
      started(1),
      succeeded(1, 1, { usage }),
    )
    expect(branchOf(state)).toMatchObject({ citations: [citation], usage: { webSearchRequests: 3 } })
    expect(branchOf(state, 1)).not.toHaveProperty('citations')
    expect(branchOf(state, 1)?.usage).toEqual(usage)
  })

  it('never changes a settled status', () => {
    const state = fold(started(0), succeeded(0), failed(0, null), {
      type: 'branch.cancelled',
      nodeId: 'a',
      branch: 0,
      reason: '',
      partialText: '',
      possiblyBilled: false,
    })
    expect(branchOf(state)).toMatchObject({ status: 'succeeded', output: { text: 'answer 0' } })
    const over = fold({ type: 'run.succeeded' }, { type: 'run.failed', error: { code: 'x', message: 'x' } })
    expect(over).toMatchObject({ status: 'succeeded', error: null })
    const settled = fold(
      { type: 'node.succeeded', nodeId: 'a', output: { text: 'x' } },
      { type: 'node.failed', nodeId: 'a', error: { code: 'x', message: 'x' } },
    )
    expect(settled.nodes[0]).toMatchObject({ status: 'succeeded', error: null })
  })

  it('[E30] lists a re-aggregation beside the result of a settled node, and of no other', () => {
    const reaggregated: RunFact = {
      type: 'node.reaggregated',
      nodeId: 'join',
      aggregation: aggregate('concatenate', {}, { branches: [], answer: { type: 'text' } }),
      output: null,
      contentHash: 'abc',
    }
    expect(fold(reaggregated).nodes[1]?.reaggregations).toEqual([])
    const ended: RunFact[] = [
      { type: 'node.succeeded', nodeId: 'join', output: { text: 'x' } },
      { type: 'run.succeeded' },
    ]
    const settled = fold(...ended)
    const after = fold(...ended, reaggregated)
    expect(after.nodes[1]?.reaggregations).toMatchObject([{ seq: settled.seq + 1, contentHash: 'abc', output: null }])
    expect({ ...after.nodes[1], reaggregations: [] }).toEqual(settled.nodes[1])
    expect({ ...after, seq: 0, nodes: [] }).toEqual({ ...settled, seq: 0, nodes: [] })
    expect(after.nodes[0]).toEqual(settled.nodes[0])
  })

  it('settles what is left of a node with the node', () => {
    const cancelled = fold(started(0), succeeded(1), { type: 'node.cancelled', nodeId: 'a', reason: 'Enough.' })
    expect(cancelled.nodes[0]?.branches.map(({ status }) => status)).toEqual(['cancelled', 'succeeded', 'cancelled'])
    const skipped = reduceRunEvents(
      initialRunState(graph),
      numbered([{ type: 'node.skipped', nodeId: 'a', reason: 'No.' }]),
    )
    expect(skipped.nodes[0]?.branches.map(({ status, reason }) => [status, reason])).toEqual(
      Array(3).fill(['skipped', 'No.']),
    )
  })

  it('passes over what it knows, does not know, or cannot place', () => {
    const state = fold(started(0))
    const strange = [
      { type: 'branch.exploded', nodeId: 'a', branch: 0 },
      { type: 'node.exploded', nodeId: 'a' },
      { type: 'run.exploded' },
      { ...succeeded(9) },
      { ...succeeded(0), nodeId: 'gone' },
      { ...started(0) },
    ]
    // The cast: events of a later version, as a database may hold them.
    const events = strange.map((event, at) => ({ ...event, seq: state.seq + 1 + at, at: 0 }) as RunEvent)
    expect(reduceRunEvents(state, events)).toEqual({ ...state, seq: state.seq + strange.length })
    expect(reduceRun(state, { type: 'run.succeeded', seq: state.seq, at: 0 })).toBe(state)
  })

  it('settles with the run whatever has not settled: what was at work fails, what was not reached is skipped', () => {
    const error = { code: 'server_ended', message: 'Stopped.' }
    const state = fold(started(0), started(1), succeeded(1), { type: 'run.failed', error })
    expect(state.nodes.map(({ status }) => status)).toEqual(['failed', 'skipped', 'skipped'])
    expect(state.nodes[0]?.branches.map(({ status }) => status)).toEqual(['failed', 'succeeded', 'skipped'])
    expect(branchOf(state)).toMatchObject({ error, attempts: [{ possiblyBilled: true }] })
    expect(branchOf(state, 1)).toEqual(branchOf(fold(started(0), started(1), succeeded(1)), 1))
    expect(fold(started(0), { type: 'run.cancelled' }).nodes.map(({ status }) => status)).toEqual(
      Array(3).fill('cancelled'),
    )
  })

  it('goes on over a gap in the numbers', () => {
    const state = reduceRun(initialRunState(graph), { type: 'run.started', seq: 7, at: 5 })
    expect(state).toMatchObject({ status: 'running', seq: 7 })
  })

  it('keeps the identity of whatever an event does not touch', () => {
    const before = fold(started(0), started(1))
    const after = reduceRun(before, { ...succeeded(1), seq: before.seq + 1, at: 9 })
    expect(after.nodes[0]).not.toBe(before.nodes[0])
    expect(after.nodes[0]?.branches[0]).toBe(before.nodes[0]?.branches[0])
    expect(after.nodes[0]?.branches[1]).not.toBe(before.nodes[0]?.branches[1])
    expect(after.nodes[1]).toBe(before.nodes[1])
    expect(reduceRun(after, { type: 'run.resumed', seq: after.seq + 1, at: 9 }).nodes).toBe(after.nodes)
    // And leaves what it was given as it was.
    expect(branchOf(before, 1)?.status).toBe('running')
  })

  it('gives the same state for any order and any repetition, one by one and all at once', () => {
    const facts = [
      ...start,
      started(0),
      started(1),
      succeeded(1),
      failed(0, 5),
      started(0, 2),
      { type: 'run.resumed' } as const,
      { type: 'run.failed', error: { code: 'server_ended', message: 'Stopped.' } } as const,
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...numbered(facts)), { maxLength: 30 }), fc.nat(30), (events, cut) => {
        const oneByOne = events.reduce(reduceRun, initialRunState(graph))
        expect(reduceRunEvents(initialRunState(graph), events)).toEqual(oneByOne)
        const inTwo = reduceRunEvents(reduceRunEvents(initialRunState(graph), events.slice(0, cut)), events.slice(cut))
        expect(inTwo).toEqual(oneByOne)
      }),
    )
  })
})
