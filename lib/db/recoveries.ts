import 'server-only'
import type { Claim } from '../engine/ports'
import { getPrisma } from './client'

/**
 * How often a run was gone on with since it last got anywhere, not counting this claim (E57). Every recovery raised the fence, also one
 * whose process ended before it wrote anything. Events are looked through inside the database: to read them all may be what ended it.
 */
export async function countRecoveries({ runId, fence }: Claim): Promise<number> {
  if (fence <= 2) return 0
  const [progress] = await getPrisma().$queryRaw<{ seq: bigint | number | null }[]>`
    SELECT MAX("seq") AS "seq" FROM "RunEvent"
    WHERE "runId" = ${runId} AND (
      json_extract("data", '$.type') IN ('branch.succeeded', 'node.succeeded', 'run.released')
      OR (json_extract("data", '$.type') = 'branch.failed' AND json_extract("data", '$.retryAt') IS NULL
        AND json_extract("data", '$.error.code') <> 'interrupted'))`
  const [resumed] = await getPrisma().$queryRaw<{ fence: bigint | number | null }[]>`
    SELECT json_extract("data", '$.fence') AS "fence" FROM "RunEvent"
    WHERE "runId" = ${runId} AND "seq" < ${Number(progress?.seq ?? 0)} AND json_extract("data", '$.type') = 'run.resumed'
    ORDER BY "seq" DESC LIMIT 1`
  // The first claim starts the run; only those after it are recoveries.
  const gotSomewhere = Math.max(1, Number(resumed?.fence ?? 1))
  return fence - gotSomewhere - 1
}

/** The number of the last event; 0 before the first. */
export async function readLastSeq(runId: string): Promise<number> {
  const { _max } = await getPrisma().runEvent.aggregate({ where: { runId }, _max: { seq: true } })
  return _max.seq ?? 0
}
