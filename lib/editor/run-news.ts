import { z } from 'zod'
import { branchWaitsSchema, branchWordsSchema, runEventSchema } from '../engine/run-event'
import type { FeedMessage } from './run-feed'

const runNewsSchema = z.object({
  reset: z.boolean(),
  events: z.array(runEventSchema),
  words: z.array(branchWordsSchema),
  waits: z.array(branchWaitsSchema),
})

/** What a stream would have brought, in the same order. `unknown`: the server speaks of something this page does not know. */
export function parseNews(answer: unknown): { reset: boolean; messages: FeedMessage[] } | 'unknown' {
  const news = runNewsSchema.safeParse(answer)
  if (!news.success) return 'unknown'
  const { reset, events, words, waits } = news.data
  const messages: FeedMessage[] = events.map((event) => ({ kind: 'event', event }))
  if (words.length > 0) messages.push({ kind: 'words', words })
  if (waits.length > 0) messages.push({ kind: 'waits', waits })
  return { reset, messages }
}

/** @throws where there is no answer, or none that is one. */
export async function askJson(url: string): Promise<unknown> {
  const answer = await fetch(url, { headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`)
  return answer.json()
}
