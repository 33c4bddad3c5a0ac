import type { LiveSource } from '@/lib/editor/live-source'
import type { Surroundings } from '@/lib/editor/follow-run'
import { readEvents } from './read-events'

/** The page's own following outside of a browser: what EventSource does, by fetch. */
export function surroundingsAt(origin: () => string): Surroundings {
  return {
    open: (url) => openFetchSource(origin() + url()),
    ask: async (url) => {
      const answer = await fetch(origin() + url, { headers: { accept: 'application/json' } })
      if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`)
      return answer.json()
    },
    nextFrame: (draw) => {
      const timer = setTimeout(draw, 16)
      return () => clearTimeout(timer)
    },
    after: (delayMs, wake) => {
      const timer = setTimeout(wake, delayMs)
      return () => clearTimeout(timer)
    },
  }
}

function openFetchSource(url: string): LiveSource {
  const listeners = new Map<string, (event: MessageEvent<string>) => void>()
  const closing = new AbortController()
  const tell = (name: string, data = '') => {
    if (!closing.signal.aborted) listeners.get(name)?.(new MessageEvent(name, { data }))
  }
  void readEvents(url, null, ({ event, data }) => tell(event ?? 'message', data), closing.signal).then(() =>
    tell('error'),
  )
  return { addEventListener: (name, listener) => void listeners.set(name, listener), close: () => closing.abort() }
}
