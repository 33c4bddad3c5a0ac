'use client'

import { useEffect, useState } from 'react'
import { askJson, parseNews } from '@/lib/editor/run-news'
import type { RunEvent } from '@/lib/engine/run-event'
import { useRun, useRunFeed, useRunId } from './run-feed-provider'

const noEvents: readonly RunEvent[] = []

/**
 * All events of the run in order. The page is handed a folded state, so those before it was loaded are read when somebody wants to
 * see them. null while they are on their way.
 */
export function useRunEvents(): readonly RunEvent[] | null {
  const runId = useRunId()
  const seen = useRunFeed((state) => state.events) ?? noEvents
  const lastSeq = useRun()?.seq ?? 0
  const [earlier, setEarlier] = useState<{ runId: string; events: readonly RunEvent[] } | null>(null)

  const firstSeen = seen[0]?.seq ?? lastSeq + 1
  const known = earlier !== null && earlier.runId === runId ? earlier.events : noEvents
  const isWhole = known.length >= firstSeen - 1

  useEffect(() => {
    if (runId === null || isWhole) return
    return readEvents(runId, firstSeen - 1, (events) => setEarlier({ runId, events }))
  }, [runId, firstSeen, isWhole])

  return isWhole ? [...known.slice(0, firstSeen - 1), ...seen] : null
}

/** Answers with how to take it back. Whoever did not get them is shown them when the next event comes. */
function readEvents(runId: string, upToSeq: number, done: (events: readonly RunEvent[]) => void): () => void {
  let isWanted = true
  askJson(`/api/runs/${encodeURIComponent(runId)}/events?after=0`)
    .then((answer) => {
      const news = parseNews(answer)
      if (!isWanted || news === 'unknown') return
      const events = news.messages.flatMap((message) => (message.kind === 'event' ? [message.event] : []))
      done(events.slice(0, upToSeq))
    })
    .catch(() => undefined)
  return () => (isWanted = false)
}
