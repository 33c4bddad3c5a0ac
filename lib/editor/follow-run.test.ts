import { describe, expect, it } from 'vitest'
import { initialRunState } from '../engine/reduce-run'
import type { Graph } from '../graph/document'
import { followRun, retryDelayMs, type Surroundings } from './follow-run'
import { askForNews, createRunFeed } from './run-feed'

const graph: Graph = { nodes: [], edges: [] }

/** A browser whose frames and timers are moved by hand. */
function scriptedBrowser() {
  const urls: string[] = []
  const frames: (() => void)[] = []
  const timers: { delayMs: number; wake: () => void }[] = []
  let listeners = new Map<string, (event: MessageEvent<string>) => void>()
  const closed: boolean[] = []
  const questions: { url: string; answer: (news: object | null) => Promise<void> }[] = []

  const surroundings: Surroundings = {
    open: (url) => {
      const at = urls.push(url()) - 1
      closed[at] = false
      listeners = new Map()
      return {
        addEventListener: (name, listener) => listeners.set(name, listener),
        close: () => (closed[at] = true),
      }
    },
    ask: (url) =>
      new Promise((resolve, reject) => {
        const answer = async (news: object | null) => {
          if (news === null) reject(new Error('No answer.'))
          else resolve({ reset: false, events: [], words: [], waits: [], ...news })
          await new Promise((settled) => setImmediate(settled))
        }
        questions.push({ url, answer })
      }),
    nextFrame: (draw) => {
      frames.push(draw)
      return () => frames.splice(0)
    },
    after: (delayMs, wake) => {
      const timer = { delayMs, wake }
      timers.push(timer)
      return () => (timers.includes(timer) ? timers.splice(timers.indexOf(timer), 1) : undefined)
    },
  }
  return {
    surroundings,
    urls,
    closed,
    timers,
    frames,
    questions,
    wake: () => timers.splice(0).forEach((timer) => timer.wake()),
    emit: (name: string, data: unknown = '') =>
      listeners.get(name)?.(new MessageEvent(name, { data: typeof data === 'string' ? data : JSON.stringify(data) })),
    drawFrame: () => frames.splice(0).forEach((draw) => draw()),
  }
}

function follow() {
  const feed = createRunFeed('run 1', initialRunState(graph))
  const page = scriptedBrowser()
  const stop = followRun(feed, graph, page.surroundings)
  return { feed, page, stop }
}

describe('following a run', () => {
  it('asks for what comes after the last event it knows', () => {
    expect(follow().page.urls).toEqual(['/api/runs/run%201/events?after=0'])
  })

  it('takes in everything of a frame at once', () => {
    const { feed, page } = follow()
    let changes = 0
    page.emit('open')
    feed.subscribe(() => (changes += 1))
    page.emit('message', { type: 'run.started', seq: 1, at: 1 })
    page.emit('message', { type: 'run.resumed', seq: 2, at: 2 })
    expect(changes).toBe(0)
    page.drawFrame()
    expect(changes).toBe(1)
    expect(feed.getState()).toMatchObject({ connection: 'live', run: { seq: 2 } })
  })

  it('opens again after the last event when the connection is lost, later each time', () => {
    const { feed, page } = follow()
    page.emit('message', { type: 'run.started', seq: 1, at: 1 })
    page.emit('error')
    expect(feed.getState()).toMatchObject({ connection: 'retrying', run: { seq: 1 } })
    page.wake()
    expect(page.urls[1]).toBe('/api/runs/run%201/events?after=1')
    page.emit('error')
    expect(page.timers[0]?.delayMs).toBe(1000)
    expect([0, 1, 2, 9].map(retryDelayMs)).toEqual([500, 1000, 2000, 4000])
  })

  it('connects anew at once when an event is missing in between', () => {
    const { page } = follow()
    page.emit('message', { type: 'run.started', seq: 1, at: 1 })
    page.emit('message', { type: 'run.resumed', seq: 3, at: 3 })
    page.drawFrame()
    expect(page.urls).toEqual(['/api/runs/run%201/events?after=0', '/api/runs/run%201/events?after=1'])
    expect(page.closed).toEqual([true, false])
  })

  it('reads everything anew after a reset', () => {
    const { feed, page } = follow()
    page.emit('message', { type: 'run.started', seq: 1, at: 1 })
    page.drawFrame()
    page.emit('reset')
    page.wake()
    expect(page.urls[1]).toBe('/api/runs/run%201/events?after=0')
    expect(feed.getState().run.seq).toBe(1)
  })

  it('closes when the server ends the stream of a run that has settled, and opens nothing for a run that has', () => {
    const { feed, page } = follow()
    page.emit('message', { type: 'run.started', seq: 1, at: 1 })
    page.emit('message', { type: 'run.succeeded', seq: 2, at: 2 })
    page.drawFrame()
    expect(feed.getState().connection).toBe('settled')
    page.emit('message', { type: 'run.resumed', seq: 3, at: 3 })
    page.emit('error')
    expect(feed.getState()).toMatchObject({ connection: 'settled', run: { seq: 3 } })
    expect(page.closed).toEqual([true])
    expect(page.timers).toEqual([])

    const other = scriptedBrowser()
    followRun(createRunFeed('run1', feed.getState().run), graph, other.surroundings)
    expect(other.urls).toEqual([])
  })

  it('reads once more when it is asked for what was recorded since the run settled', () => {
    const { feed, page, stop } = follow()
    page.emit('message', { type: 'run.succeeded', seq: 1, at: 1 })
    page.emit('error')
    askForNews(feed)
    expect(page.urls[1]).toBe('/api/runs/run%201/events?after=1')
    expect(feed.getState().connection).toBe('settled')
    // Asked again while the answer is on its way: what is new may not be in it.
    askForNews(feed)
    page.emit('message', { type: 'run.resumed', seq: 2, at: 2 })
    page.emit('error')
    expect(page.urls.slice(2)).toEqual(['/api/runs/run%201/events?after=2'])
    page.emit('error')
    expect(page.closed).toEqual([true, true, true])
    expect(page.timers).toEqual([])
    stop()
    askForNews(feed)
    expect(page.urls).toHaveLength(3)
  })

  it('asks every two seconds while the stream is silent, until it says something after all', async () => {
    const { feed, page } = follow()
    page.emit('beat', {})
    expect(page.timers.map(({ delayMs }) => delayMs)).toEqual([18_000])
    page.wake()
    await page.questions[0]?.answer({ events: [{ type: 'run.started', seq: 1, at: 1 }] })
    expect(feed.getState()).toMatchObject({ connection: 'live', run: { seq: 1 } })
    expect(page.timers.map(({ delayMs }) => delayMs)).toEqual([2000])
    page.wake()
    await page.questions[1]?.answer(null)
    expect(feed.getState().connection).toBe('retrying')
    expect(page.questions.map(({ url }) => url.split('?')[1])).toEqual(['after=0', 'after=1'])
    page.emit('message', { type: 'run.resumed', seq: 2, at: 2 })
    page.drawFrame()
    expect(page.timers.map(({ delayMs }) => delayMs)).toEqual([18_000])
    expect(feed.getState().run.seq).toBe(2)
  })

  it('stops asking once the run has settled', async () => {
    const { feed, page } = follow()
    page.emit('crowded')
    await page.questions[0]?.answer({ events: [{ type: 'run.succeeded', seq: 1, at: 1 }] })
    expect(feed.getState().connection).toBe('settled')
    expect([page.timers, page.closed]).toEqual([[], [true]])
  })

  it('asks for what it has missed where another tab listens, and takes in what comes meanwhile after that', async () => {
    const { feed, page } = follow()
    page.emit('behind')
    page.emit('message', { type: 'run.resumed', seq: 3, at: 3 })
    page.drawFrame()
    expect(feed.getState().run.seq).toBe(0)
    const events = [1, 2].map((seq) => ({ type: 'run.resumed', seq, at: seq }))
    await page.questions[0]?.answer({ events })
    expect(feed.getState().events.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(page.urls).toHaveLength(1)
  })

  it('begins anew when it is told that the server does not know what it asks after', async () => {
    const { feed, page } = follow()
    page.emit('message', { type: 'run.resumed', seq: 1, at: 1 })
    page.drawFrame()
    page.emit('behind')
    await page.questions[0]?.answer({ reset: true, events: [{ type: 'run.started', seq: 1, at: 7 }] })
    expect(feed.getState().events).toEqual([{ type: 'run.started', seq: 1, at: 7 }])
  })

  it('stops and asks to be loaded again when the server says something it does not know', () => {
    const { feed, page } = follow()
    page.emit('message', { type: 'run.teleported', seq: 1, at: 1 })
    expect(feed.getState().connection).toBe('outdated')
    expect(page.closed).toEqual([true])
  })

  it('leaves nothing behind when it is stopped', () => {
    const { page, stop } = follow()
    page.emit('message', { type: 'run.started', seq: 1, at: 1 })
    stop()
    expect(page.frames).toEqual([])
    expect(page.closed).toEqual([true])
  })
})
