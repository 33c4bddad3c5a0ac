import { z } from 'zod'
import { apiRoute } from '@/lib/actions/api-route'
import { rerunSchema } from '@/lib/actions/api-schemas'
import { readIdempotencyKey } from '@/lib/actions/idempotency-key'
import { parseInput } from '@/lib/actions/parse-input'
import { startedRun } from '@/lib/actions/started-run'
import { startAgain } from '@/lib/runs/start-again'

const indexSchema = z.coerce.number().int().nonnegative()

/** Calls one branch of a settled run again, in a new run that keeps the answers of the others. */
export const POST = apiRoute<{ runId: string; nodeId: string; index: string }>(async ({ params, request, json }) => {
  const { maxCostUsd } = parseInput(rerunSchema, (await json()) ?? {})
  const redo = [{ nodeId: params.nodeId, branch: parseInput(indexSchema, params.index) }]
  const idempotencyKey = readIdempotencyKey(request)
  const { runId } = await startAgain(params.runId, { redo, maxCostUsd, idempotencyKey })
  return startedRun(runId)
})
