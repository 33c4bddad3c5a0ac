import 'server-only'
import { runEventSchema, type RunEvent } from '../engine/run-event'
import { getPrisma } from './client'

/** `isLast`: nothing more was stored when it was read. `perPage`: how many the next one should have to be of the same size. */
export type EventPage = { events: RunEvent[]; isLast: boolean; perPage: number }

/** In characters of JSON; a page may be longer where its events are longer than those before. */
const pageLength = 64 * 1024
const firstPage = 20
const mostPerPage = 1000

/** The events after `afterSeq` in pieces of about 64 KB, so that a long run need not be in memory for everybody who reads it. */
export async function readEventPage(runId: string, afterSeq: number, before: EventPage | null): Promise<EventPage> {
  const take = before?.perPage ?? firstPage
  const rows = await getPrisma().runEvent.findMany({
    where: { runId, seq: { gt: afterSeq } },
    select: { data: true },
    orderBy: { seq: 'asc' },
    take,
  })
  const length = rows.reduce((sum, { data }) => sum + data.length, 0)
  const fitting = Math.floor((rows.length * pageLength) / Math.max(1, length))
  return {
    events: rows.map(({ data }) => runEventSchema.parse(JSON.parse(data))),
    isLast: rows.length < take,
    perPage: Math.min(mostPerPage, Math.max(1, fitting)),
  }
}

/** The seq of the last event of a run; 0 before the first. */
export async function readLastSeq(runId: string): Promise<number> {
  const last = await getPrisma().runEvent.aggregate({ where: { runId }, _max: { seq: true } })
  return last._max.seq ?? 0
}
