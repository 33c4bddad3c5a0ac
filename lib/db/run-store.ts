import 'server-only'
import { FenceLostError } from '../engine/fence-lost-error'
import type { Claim, RunStore } from '../engine/ports'
import { runEventSchema, type RunEvent, type RunEventType } from '../engine/run-event'
import type { Status } from '../engine/run-state'
import { getPrisma } from './client'
import { Prisma } from './generated/client'
import { getRun, unsettled } from './runs'

/** How long a claim holds without being renewed before another driver may take the run. */
const leaseMs = 30_000

/** Runs and their events in the database. */
export const prismaRunStore: RunStore = { claim, readSnapshot, readEvents, append }

async function claim(runId: string, owner: string): Promise<Claim | null> {
  const now = new Date()
  const leaseUntil = new Date(now.getTime() + leaseMs)
  const where = { id: runId, status: unsettled }
  const [renewed] = await getPrisma().run.updateManyAndReturn({
    where: { ...where, leaseOwner: owner },
    data: { leaseUntil },
    select: { fence: true },
  })
  if (renewed) return { runId, fence: renewed.fence }
  const [taken] = await getPrisma().run.updateManyAndReturn({
    where: { ...where, OR: [{ leaseOwner: null }, { leaseUntil: { lt: now } }] },
    data: { leaseOwner: owner, leaseUntil, fence: { increment: 1 } },
    select: { fence: true },
  })
  return taken ? { runId, fence: taken.fence } : null
}

/**
 * Takes a run that has settled, to add a fact to its record; null while it has not. Every taking raises the fence: of two who take it
 * at once, one can write. Nobody drives it, so there is no lease.
 */
export async function claimSettledRun(runId: string): Promise<Claim | null> {
  const [taken] = await getPrisma().run.updateManyAndReturn({
    where: { id: runId, status: { notIn: unsettled.in } },
    data: { fence: { increment: 1 } },
    select: { fence: true },
  })
  return taken ? { runId, fence: taken.fence } : null
}

async function readSnapshot(runId: string) {
  const { graph, inputs, maxCostUsd, basedOn, redo } = await getRun(runId)
  return { runId, graph, inputs, maxCostUsd, again: basedOn === null ? null : { basedOnRunId: basedOn.runId, redo } }
}

async function readEvents(runId: string, afterSeq: number): Promise<RunEvent[]> {
  const rows = await getPrisma().runEvent.findMany({
    where: { runId, seq: { gt: afterSeq } },
    select: { data: true },
    orderBy: { seq: 'asc' },
  })
  return rows.map(({ data }) => runEventSchema.parse(JSON.parse(data)))
}

/** SQLite takes 32,766 values in a statement; an event is two. */
const eventsPerStatement = 10_000

async function append(claim: Claim, events: readonly RunEvent[]): Promise<void> {
  await write(claim, events)
  // libsql commits without leaving the turn of the event loop. Without this pause a driver appends again before the answers of other
  // branches are read from their sockets: 1,000 branches made 1,000 commits of one event, now a few dozen.
  await new Promise((resolve) => setImmediate(resolve))
}

async function write(claim: Claim, events: readonly RunEvent[]): Promise<void> {
  if (events.length === 0) return checkFence(claim)
  const columns = columnsAfter(events)
  if (columns === null && events.length <= eventsPerStatement) return insert(getPrisma(), claim, events)
  await getPrisma().$transaction(async (tx) => {
    for (let at = 0; at < events.length; at += eventsPerStatement) {
      await insert(tx, claim, events.slice(at, at + eventsPerStatement))
    }
    // Last: once the run has settled, nothing of what it found can be inserted.
    if (columns !== null) await update(tx, claim, columns)
  })
}

async function checkFence(claim: Claim): Promise<void> {
  const count = await getPrisma().run.count({ where: { id: claim.runId, fence: claim.fence } })
  if (count === 0) throw new FenceLostError(claim)
}

async function update(tx: Prisma.TransactionClient, { runId, fence }: Claim, data: Prisma.RunUpdateManyMutationInput) {
  const { count } = await tx.run.updateMany({ where: { id: runId, fence, status: unsettled }, data })
  if (count === 0) throw new FenceLostError({ runId, fence })
}

/** What may be recorded of a run that has settled: it stands beside the result and changes nothing of it. */
const addedAfterTheEnd: ReadonlySet<RunEventType> = new Set(['node.reaggregated'])

/**
 * Inserts and compares the fence and the status in one statement, which needs no transaction around it. By hand, because `createMany` takes seven
 * times as long (1,000 events: 150 ms against 22), and a guarded update with a `createMany` three times (one event: 1.9 ms against 0.6).
 */
async function insert(prisma: Prisma.TransactionClient, claim: Claim, events: readonly RunEvent[]): Promise<void> {
  const isAllowedAtTheEnd = events.every(({ type }) => addedAfterTheEnd.has(type))
  const status = isAllowedAtTheEnd ? Prisma.empty : Prisma.sql`AND "Run"."status" IN (${Prisma.join(unsettled.in)})`
  const rows = Prisma.join(events.map((event) => Prisma.sql`(${event.seq}, ${JSON.stringify(event)})`))
  const count = await prisma.$executeRaw`
    WITH "fresh" ("seq", "data") AS (VALUES ${rows})
    INSERT INTO "RunEvent" ("runId", "seq", "data")
    SELECT "Run"."id", "fresh"."seq", "fresh"."data" FROM "Run", "fresh"
    WHERE "Run"."id" = ${claim.runId} AND "Run"."fence" = ${claim.fence} ${status}`
  if (count === 0) throw new FenceLostError(claim)
}

/** What the events change in the row of the run; null, as most change nothing. */
function columnsAfter(events: readonly RunEvent[]): Prisma.RunUpdateManyMutationInput | null {
  const columns: Prisma.RunUpdateManyMutationInput = {}
  for (const event of events) {
    if (event.type === 'run.started') Object.assign(columns, { status: 'running', startedAt: new Date(event.at) })
    const status = endStatuses[event.type]
    if (status) Object.assign(columns, { status, endedAt: new Date(event.at), leaseOwner: null, leaseUntil: null })
  }
  return Object.keys(columns).length === 0 ? null : columns
}

const endStatuses: { [Type in RunEventType]?: Status } = {
  'run.succeeded': 'succeeded',
  'run.failed': 'failed',
  'run.cancelled': 'cancelled',
}
