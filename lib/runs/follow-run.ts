import 'server-only'
import { readEventPage, type EventPage } from '../db/event-pages'
import type { RunEvent } from '../engine/run-event'
import type { RunFollower } from './run-hub'
import { runHub } from './run-hub-of-process'

const nobody = () => undefined

/**
 * Tells a follower everything recorded after `afterSeq`, then what happens from now on, without a gap or a repeat. Words and
 * waits come after the stored events, beginning with all that the running branches have said.
 *
 * @param ready awaited before each piece of history, so that a slow follower has no more of it in memory than it can take.
 * @returns a function that ends it.
 */
export async function followRun(
  runId: string,
  afterSeq: number,
  follower: RunFollower,
  ready: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<() => void> {
  let lastSeq = afterSeq

  function tell(events: readonly RunEvent[]): void {
    const news = events.filter((event) => event.seq > lastSeq)
    lastSeq = news.at(-1)?.seq ?? lastSeq
    if (news.length > 0) follower.events(news)
  }

  let page: EventPage | null = null
  while (await ready()) {
    // Subscribe before reading: an event that lands between the two would be lost. Those before are stored, and so on a page.
    const early: RunEvent[] = []
    const stopListening = runHub().follow(runId, {
      events: (events) => void early.push(...events),
      words: nobody,
      waits: nobody,
    })
    try {
      page = await readEventPage(runId, lastSeq, page)
    } finally {
      stopListening()
    }
    tell(page.events)
    if (!page.isLast) continue
    // In one turn, so that nothing happens unheard between the two.
    tell(early)
    return runHub().follow(runId, { ...follower, events: tell })
  }
  return nobody
}
