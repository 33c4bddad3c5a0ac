import 'server-only'
import type { BranchWaits, BranchWords, RunEvent } from '../engine/run-event'
import { prismaRunStore } from '../db/run-store'
import type { RunFollower } from './run-hub'
import { runHub } from './run-hub-of-process'

/**
 * Tells a follower everything recorded after `afterSeq`, then what happens from now on, without a gap or a repeat. Words and
 * waits come after the stored events, beginning with all that the running branches have said.
 *
 * @returns a function that ends it.
 */
export async function followRun(runId: string, afterSeq: number, follower: RunFollower): Promise<() => void> {
  // Subscribe before reading history: an event that lands between the two would be lost.
  const early: { events: RunEvent[]; words: BranchWords[]; waits: BranchWaits[] } = { events: [], words: [], waits: [] }
  let lastSeq = afterSeq
  let live = false

  function tell(events: readonly RunEvent[]): void {
    const news = events.filter((event) => event.seq > lastSeq)
    lastSeq = news.at(-1)?.seq ?? lastSeq
    if (news.length > 0) follower.events(news)
  }

  const unfollow = runHub().follow(runId, {
    events: (events) => (live ? tell(events) : void early.events.push(...events)),
    words: (words) => (live ? follower.words(words) : void early.words.push(...words)),
    waits: (waits) => (live ? follower.waits(waits) : void early.waits.push(...waits)),
  })
  try {
    tell(await prismaRunStore.readEvents(runId, afterSeq))
  } catch (error) {
    unfollow()
    throw error
  }
  tell(early.events)
  if (early.words.length > 0) follower.words(early.words)
  if (early.waits.length > 0) follower.waits(early.waits)
  live = true
  return unfollow
}
