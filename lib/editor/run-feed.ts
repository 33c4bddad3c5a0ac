import { createStore, type StoreApi } from 'zustand/vanilla'
import { reduceRunEvents } from '../engine/reduce-run'
import type { BranchWaits, BranchWords, RunEvent } from '../engine/run-event'
import type { BranchState, RunState } from '../engine/run-state'
import { isSettled } from '../engine/statuses'
import { showWaits } from './run-feed-waits'
import { mergeWords, type AttemptWords } from './run-feed-words'

/** One thing that the live stream brought. */
export type FeedMessage =
  | { kind: 'event'; event: RunEvent }
  | { kind: 'words'; words: readonly BranchWords[] }
  | { kind: 'waits'; waits: readonly BranchWaits[] }

/** `outdated`: the server speaks of something this page does not know, so the page must be loaded again. */
export type Connection = 'idle' | 'connecting' | 'live' | 'retrying' | 'settled' | 'outdated'

export type BranchKey = `${string}#${number}`
export const branchKey = (nodeId: string, branch: number): BranchKey => `${nodeId}#${branch}`

/** What a browser knows of one run. The folding is the server's own; here it only arrives. */
export type RunFeedState = {
  runId: string
  run: RunState
  /** Live words of running branches. A settled branch has none: its output or partial text is in `run`. */
  words: ReadonlyMap<BranchKey, AttemptWords>
  /** Events that this page saw come, in order; those before the page was loaded are not among them. */
  events: readonly RunEvent[]
  connection: Connection
  /** The run as it is read anew after a reset, until it has caught up with what is shown. */
  rereading: RunState | null
  /** The branch that was asked for last; `times` tells a second request for the same one from the first. */
  opened: { nodeId: string; branch: number; times: number } | null
  /** How often somebody asked for what may have been recorded since the run settled. */
  asked: number
}

export type RunFeed = StoreApi<RunFeedState>

export function createRunFeed(runId: string, run: RunState): RunFeed {
  return createStore(() => ({
    runId,
    run,
    words: new Map(),
    events: [],
    connection: isSettled(run.status) ? 'settled' : 'idle',
    rereading: null,
    opened: null,
    asked: 0,
  }))
}

/** The `seq` to continue after. */
export function lastSeq(state: RunFeedState): number {
  return (state.rereading ?? state.run).seq
}

/**
 * Takes in everything that arrived since the last frame, in order of arrival, as one change.
 *
 * @returns false when an event is missing in between: connect again after `lastSeq`.
 */
export function receive(feed: RunFeed, messages: readonly FeedMessage[]): boolean {
  const state = feed.getState()
  const before = state.rereading ?? state.run
  const { events, whole } = nextEvents(messages, before.seq)
  const waits = messages.flatMap((message) => (message.kind === 'waits' ? message.waits : []))
  const run = showWaits(reduceRunEvents(before, events), waits)

  const words = new Map(state.words)
  for (const event of events) dropWords(words, event)
  for (const message of messages) if (message.kind === 'words') takeWords(words, run, message.words)

  const caughtUp = state.rereading === null || run.seq >= state.run.seq || isSettled(run.status)
  feed.setState({
    ...(caughtUp ? { run, rereading: null } : { rereading: run }),
    words: isSettled(run.status) ? new Map() : words,
    events: events.length === 0 ? state.events : [...state.events, ...events],
  })
  return whole
}

/** Begins to read the run anew from its first event, and goes on showing what is known until that has caught up. */
export function reread(feed: RunFeed, initial: RunState): void {
  feed.setState({ rereading: initial, events: [], words: new Map() })
}

/** Asks whoever shows branches to show this one. */
export function openBranch(feed: RunFeed, nodeId: string, branch: number): void {
  feed.setState((state) => ({ opened: { nodeId, branch, times: (state.opened?.times ?? 0) + 1 } }))
}

/** Asks for what was recorded since the run settled: nobody listens to a run that is over all the time. */
export function askForNews(feed: RunFeed): void {
  feed.setState((state) => ({ asked: state.asked + 1 }))
}

export function selectNodeRun(nodeId: string) {
  return (state: RunFeedState) => state.run.nodes.find((node) => node.nodeId === nodeId) ?? null
}

export function selectBranch(nodeId: string, branch: number) {
  const selectNode = selectNodeRun(nodeId)
  return (state: RunFeedState) => selectNode(state)?.branches[branch] ?? null
}

/** What a branch has said: live words while it runs, its output or partial text afterwards. */
export function selectBranchText(nodeId: string, branch: number) {
  const select = selectBranch(nodeId, branch)
  const key = branchKey(nodeId, branch)
  return (state: RunFeedState): string => {
    const live = state.words.get(key)
    if (live !== undefined) return live.from > 0 ? `… ${live.text}` : live.text
    const settled = select(state)
    return settled?.output?.text ?? settled?.partialText ?? ''
  }
}

/** The events that follow `seq` without a gap; those known already are left out. */
function nextEvents(messages: readonly FeedMessage[], seq: number): { events: RunEvent[]; whole: boolean } {
  const events: RunEvent[] = []
  for (const message of messages) {
    if (message.kind !== 'event' || message.event.seq <= seq + events.length) continue
    if (message.event.seq > seq + events.length + 1) return { events, whole: false }
    events.push(message.event)
  }
  return { events, whole: true }
}

function takeWords(words: Map<BranchKey, AttemptWords>, run: RunState, pieces: readonly BranchWords[]): void {
  for (const piece of pieces) {
    const branch = branchOf(run, piece)
    // Words travel beside the events and may come late: those of an attempt that has ended are no longer wanted.
    const latest = branch?.attempt ?? 0
    if (piece.attempt < latest || (piece.attempt === latest && branch?.status !== 'running')) continue
    const key = branchKey(piece.nodeId, piece.branch)
    words.set(key, mergeWords(words.get(key), piece))
  }
}

function dropWords(words: Map<BranchKey, AttemptWords>, event: RunEvent): void {
  if ('branch' in event) words.delete(branchKey(event.nodeId, event.branch))
}

function branchOf(run: RunState, at: { nodeId: string; branch: number }): BranchState | undefined {
  return run.nodes.find((node) => node.nodeId === at.nodeId)?.branches[at.branch]
}
