import { initialRunState } from '../engine/reduce-run'
import { branchWaitsSchema, branchWordsSchema, runEventSchema } from '../engine/run-event'
import { isSettled } from '../engine/statuses'
import type { Graph } from '../graph/document'
import { lastSeq, receive, reread, type FeedMessage, type RunFeed } from './run-feed'

/** The part of EventSource that is used, so that a test can stand in for the browser. */
export type LiveSource = Pick<EventSource, 'addEventListener' | 'close'>

/** What following needs of the browser. */
export type Surroundings = {
  open: (url: string) => LiveSource
  /** Calls back when the next picture is drawn (or soon, when the tab is hidden); answers how to take it back. */
  nextFrame: (draw: () => void) => () => void
  after: (delayMs: number, wake: () => void) => () => void
}

const firstDelayMs = 500
const longestDelayMs = 15_000

/**
 * Keeps a feed up to date until its run has settled, and afterwards when it is asked for news: what arrives is taken in once per
 * frame, a lost connection is opened again after a growing delay from the last event seen. EventSource's own reconnecting is not
 * used: it gives up for good at the first answer that is not 200, which is what a restarting server or a proxy sends.
 *
 * @returns how to stop.
 */
export function followRun(feed: RunFeed, graph: Graph, surroundings: Surroundings = browser): () => void {
  let source: LiveSource | null = null
  let waiting: FeedMessage[] = []
  let failures = 0
  let answered = feed.getState().asked
  let cancelFrame = () => {}
  let cancelRetry = () => {}

  const close = () => {
    source?.close()
    source = null
    cancelFrame()
    cancelRetry()
    cancelFrame = cancelRetry = () => {}
  }

  const isOver = () => isSettled(feed.getState().run.status) && feed.getState().rereading === null

  const connect = () => {
    close()
    waiting = []
    const state = feed.getState()
    answered = state.asked
    if (!isOver()) feed.setState({ connection: failures === 0 ? 'connecting' : 'retrying' })
    source = surroundings.open(`/api/runs/${encodeURIComponent(state.runId)}/events?after=${lastSeq(state)}`)
    source.addEventListener('open', () => (isOver() ? undefined : feed.setState({ connection: 'live' })))
    source.addEventListener('message', (message) => take(parseEvent((message as MessageEvent<string>).data)))
    source.addEventListener('words', (message) => take(parseWords((message as MessageEvent<string>).data)))
    source.addEventListener('waits', (message) => take(parseWaits((message as MessageEvent<string>).data)))
    source.addEventListener('reset', () => {
      waiting = []
      reread(feed, initialRunState(graph))
      retry()
    })
    // Also how the server ends the stream of a run that is over.
    source.addEventListener('error', () => {
      drain()
      if (source === null) return
      if (isOver()) rest()
      else retry()
    })
  }

  const rest = () => {
    close()
    if (feed.getState().asked > answered) connect()
  }

  const retry = () => {
    close()
    feed.setState({ connection: 'retrying' })
    cancelRetry = surroundings.after(retryDelayMs(failures), connect)
    failures += 1
  }

  const take = (message: FeedMessage | null) => {
    if (message === null) {
      close()
      feed.setState({ connection: 'outdated' })
      return
    }
    waiting.push(message)
    if (waiting.length === 1) cancelFrame = surroundings.nextFrame(drain)
  }

  const drain = () => {
    if (waiting.length === 0) return
    const messages = waiting
    waiting = []
    failures = 0
    const whole = receive(feed, messages)
    // What was recorded behind the end of the run may still be on its way: the server ends the stream, not this page.
    if (!whole) connect()
    else if (isOver()) feed.setState({ connection: 'settled' })
  }

  const stopListening = feed.subscribe((state, before) => {
    if (state.asked > before.asked && source === null && isOver()) connect()
  })
  if (!isOver()) connect()
  return () => {
    stopListening()
    close()
  }
}

/** 0.5 s, 1 s, 2 s, … up to 15 s. */
export function retryDelayMs(failures: number): number {
  return Math.min(firstDelayMs * 2 ** failures, longestDelayMs)
}

function parseEvent(data: string): FeedMessage | null {
  const event = runEventSchema.safeParse(parseJson(data))
  return event.success ? { kind: 'event', event: event.data } : null
}

function parseWords(data: string): FeedMessage | null {
  const words = branchWordsSchema.array().safeParse(parseJson(data))
  return words.success ? { kind: 'words', words: words.data } : null
}

function parseWaits(data: string): FeedMessage | null {
  const waits = branchWaitsSchema.array().safeParse(parseJson(data))
  return waits.success ? { kind: 'waits', waits: waits.data } : null
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}

const hiddenTabMs = 500

const browser: Surroundings = {
  open: (url) => new EventSource(url),
  nextFrame: (draw) => {
    // A hidden tab draws no frames; without the timer what arrives would pile up until somebody looks.
    const cancel = () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
    const once = () => {
      cancel()
      draw()
    }
    const frame = requestAnimationFrame(once)
    const timer = setTimeout(once, hiddenTabMs)
    return cancel
  },
  after: (delayMs, wake) => {
    const timer = setTimeout(wake, delayMs)
    return () => clearTimeout(timer)
  },
}
