import 'server-only'
import { readLastSeq } from '../db/event-pages'
import { readRunStatus } from '../db/runs'
import type { BranchWaits, BranchWords, RunEvent } from '../engine/run-event'
import { followRun } from './follow-run'

/** What a page is told that asks instead of listening. `reset`: it named an event that this run does not have, and gets all. */
export type RunNews = { reset: boolean; events: RunEvent[]; words: BranchWords[]; waits: BranchWaits[] }

/**
 * What was recorded of a run after `askedAfterSeq`, what its running branches have said, and what those that wait are waiting for: what
 * a stream would begin with, for whom no stream gets through to.
 */
export async function readRunNews(runId: string, askedAfterSeq: number): Promise<RunNews> {
  // @throws NotFoundError also for a run of which nothing was recorded.
  await readRunStatus(runId)
  const reset = askedAfterSeq > (await readLastSeq(runId))
  const news: RunNews = { reset, events: [], words: [], waits: [] }
  const unfollow = await followRun(runId, reset ? 0 : askedAfterSeq, {
    events: (events) => void news.events.push(...events),
    words: (words) => void news.words.push(...words),
    waits: (waits) => void news.waits.push(...waits),
  })
  unfollow()
  return news
}
