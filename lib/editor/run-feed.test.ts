import { describe, expect, it } from 'vitest'
import { initialRunState } from '../engine/reduce-run'
import type { RunEvent, RunFact } from '../engine/run-event'
import type { Graph } from '../graph/document'
import { createRunFeed, lastSeq, openBranch, receive, reread, selectBranchText, selectNodeRun } from './run-feed'

//   vote (2 branches)
const graph: Graph = {
  nodes: [
    {
      id: 'vote',
      type: 'vote',
      position: { x: 0, y: 0 },
      data: {
        label: 'Vote',
        prompt: 'Is it?',
        answer: { type: 'choice', choices: ['Yes', 'No'] },
        voters: [{ label: 'Voter', samples: 2 }],
      },
    },
  ],
  edges: [],
}

const facts: RunFact[] = [
  { type: 'run.started' },
  {
    type: 'node.started',
    nodeId: 'vote',
    branches: [
      { label: 'Voter 1', model: 'offline/lexicon' },
      { label: 'Voter 2', model: 'offline/lexicon' },
    ],
  },
  { type: 'branch.started', nodeId: 'vote', branch: 0, attempt: 1, model: 'offline/lexicon' },
  { type: 'branch.started', nodeId: 'vote', branch: 1, attempt: 1, model: 'offline/lexicon' },
  {
    type: 'branch.succeeded',
    nodeId: 'vote',
    branch: 0,
    attempt: 1,
    output: { text: 'Yes' },
    model: null,
    stopReason: 'end_turn',
    usage: null,
    costUsd: null,
    warnings: [],
  },
]
const events = facts.map((fact, at) => ({ ...fact, seq: at + 1, at: 1000 + at })) as RunEvent[]
const asMessages = (some: readonly RunEvent[]) => some.map((event) => ({ kind: 'event' as const, event }))
const words = (branch: number, offset: number, text: string, attempt = 1) => ({
  kind: 'words' as const,
  words: [{ nodeId: 'vote', branch, attempt, offset, text }],
})
const openFeed = () => createRunFeed('run1', initialRunState(graph))

describe('a run feed', () => {
  it('folds what arrives and remembers the events in order', () => {
    const feed = openFeed()
    expect(receive(feed, asMessages(events))).toBe(true)
    expect(selectNodeRun('vote')(feed.getState())?.branches[0]?.status).toBe('succeeded')
    expect(feed.getState().events).toEqual(events)
    expect(lastSeq(feed.getState())).toBe(5)
  })

  it('is not changed by events that come twice', () => {
    const feed = openFeed()
    receive(feed, asMessages(events.slice(0, 3)))
    const before = feed.getState().run
    receive(feed, asMessages(events.slice(1, 3)))
    expect(feed.getState().run).toBe(before)
    expect(feed.getState().events).toEqual(events.slice(0, 3))
  })

  it('says so when an event is missing, and keeps what came before it', () => {
    const feed = openFeed()
    expect(receive(feed, asMessages([...events.slice(0, 2), ...events.slice(3)]))).toBe(false)
    expect(lastSeq(feed.getState())).toBe(2)
  })

  it('shows live words while a branch runs and the whole output afterwards', () => {
    const feed = openFeed()
    const textOf = selectBranchText('vote', 0)
    receive(feed, [...asMessages(events.slice(0, 3)), words(0, 0, 'Y')])
    expect(textOf(feed.getState())).toBe('Y')
    receive(feed, asMessages(events.slice(3)))
    expect(textOf(feed.getState())).toBe('Yes')
    expect(feed.getState().words.size).toBe(0)
  })

  it('ignores words that come after their branch has settled', () => {
    const feed = openFeed()
    receive(feed, [...asMessages(events), words(0, 3, ' indeed')])
    expect(selectBranchText('vote', 0)(feed.getState())).toBe('Yes')
  })

  it('marks words whose beginning was missed', () => {
    const feed = openFeed()
    receive(feed, [...asMessages(events.slice(0, 4)), words(1, 120, 'the end')])
    expect(selectBranchText('vote', 1)(feed.getState())).toBe('… the end')
  })

  it('goes on showing what is known until a re-reading has caught up', () => {
    const feed = openFeed()
    receive(feed, asMessages(events))
    reread(feed, initialRunState(graph))
    expect(lastSeq(feed.getState())).toBe(0)
    receive(feed, asMessages(events.slice(0, 2)))
    expect(feed.getState().run.seq).toBe(5)
    receive(feed, asMessages(events.slice(2)))
    expect(feed.getState()).toMatchObject({ rereading: null, run: { seq: 5 } })
    expect(feed.getState().events).toEqual(events)
  })

  it('counts how often a branch was asked for, so that asking again shows it again', () => {
    const feed = openFeed()
    openBranch(feed, 'vote', 1)
    openBranch(feed, 'vote', 1)
    expect(feed.getState().opened).toEqual({ nodeId: 'vote', branch: 1, times: 2 })
  })
})
