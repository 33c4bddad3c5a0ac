import { initialRunState } from '../engine/reduce-run'
import { branchWaitsSchema, branchWordsSchema, runEventSchema } from '../engine/run-event'
import { isSettled } from '../engine/statuses'
import type { Graph } from '../graph/document'
import type { LiveSource } from './live-source'
import { askJson, parseNews } from './run-news'
import { lastSeq, receive, reread, type FeedMessage, type RunFeed } from './run-feed'
import { openSharedSource } from './shared-source'

/** What following needs of the browser. */
export type Surroundings = {
  /** @param url asked again whenever a stream is opened. */
  open: (url: () => string) => LiveSource
  /** The JSON at an address. */
  ask: (url: string) => Promise<unknown>
  /** Calls back when the next picture is drawn (or soon, when the tab is hidden); answers how to take it back. */
  nextFrame: (draw: () => void) => () => void
  after: (delayMs: number, wake: () => void) => () => void
}

const firstDelayMs = 500
/** A server that was away is found again within five seconds. */
const longestDelayMs = 4_000
/** The server says something every 10 s. Who hears nothing for so long is behind a proxy that keeps it, and asks instead. */
const silenceMs = 18_000
const askEveryMs = 2_000

/**
 * Keeps a feed up to date until its run has settled, and afterwards when it is asked for news: what arrives is taken in once per
 * frame, a lost connection is opened again after a growing delay from the last event seen. EventSource's own reconnecting is not
 * used: it gives up for good at the first answer that is not 200, which is what a restarting server or a proxy sends. While a
 * stream is silent the page asks for news every two seconds.
 *
 * @returns how to stop.
 */
export function followRun(feed: RunFeed, graph: Graph, surroundings: Surroundings = browser): () => void {
  let source: LiveSource | null = null
  let waiting: FeedMessage[] = []
  let failures = 0
  let answered = feed.getState().asked
  let cancelFrame = () => {}
  let cancelWake = () => {}
  let isAsking = false

  const close = () => {
    source?.close()
    source = null
    isAsking = false
    cancelFrame()
    cancelWake()
    cancelFrame = cancelWake = () => {}
  }

  const isOver = () => isSettled(feed.getState().run.status) && feed.getState().rereading === null

  const url = () => {
    const state = feed.getState()
    return `/api/runs/${encodeURIComponent(state.runId)}/events?after=${lastSeq(state)}`
  }

  const connect = () => {
    close()
    waiting = []
    answered = feed.getState().asked
    if (!isOver()) feed.setState({ connection: failures === 0 ? 'connecting' : 'retrying' })
    source = surroundings.open(url)
    source.addEventListener('open', () => (isOver() ? undefined : feed.setState({ connection: 'live' })))
    source.addEventListener('message', ({ data }) => hear(parseEvent(data)))
    source.addEventListener('words', ({ data }) => hear(parseWords(data)))
    source.addEventListener('waits', ({ data }) => hear(parseWaits(data)))
    source.addEventListener('beat', expectMore)
    source.addEventListener('behind', () => void ask())
    source.addEventListener('crowded', () => void askFromNowOn())
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
    expectMore()
  }

  const rest = () => {
    close()
    if (feed.getState().asked > answered) connect()
  }

  const retry = () => {
    close()
    feed.setState({ connection: 'retrying' })
    cancelWake = surroundings.after(retryDelayMs(failures), connect)
    failures += 1
  }

  const wakeAfter = (delayMs: number, wake: () => void) => {
    cancelWake()
    cancelWake = surroundings.after(delayMs, wake)
  }

  const expectMore = () => wakeAfter(silenceMs, () => void askFromNowOn())

  /** Until the stream says something after all. */
  const askFromNowOn = async () => {
    const asked = source
    wakeAfter(askEveryMs, () => void askFromNowOn())
    await ask()
    if (source === asked && source !== null && isOver()) rest()
  }

  /** Takes in what there is. What the stream brings meanwhile comes after it. */
  const ask = async () => {
    if (isAsking) return
    isAsking = true
    const asked = source
    const news = await surroundings.ask(url()).then(parseNews, () => null)
    if (source !== asked || source === null) return
    isAsking = false
    if (news === 'unknown') return outdated()
    if (news?.reset === true) reread(feed, initialRunState(graph))
    if (!isOver()) feed.setState({ connection: news === null ? 'retrying' : 'live' })
    waiting = [...(news?.messages ?? []), ...waiting]
    drain()
  }

  const outdated = () => {
    close()
    feed.setState({ connection: 'outdated' })
  }

  const hear = (message: FeedMessage | null) => {
    if (message === null) return outdated()
    expectMore()
    waiting.push(message)
    if (waiting.length === 1 && !isAsking) cancelFrame = surroundings.nextFrame(drain)
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

/** 0.5 s, 1 s, 2 s, 4 s, and so on. */
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
  open: openSharedSource,
  ask: askJson,
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
