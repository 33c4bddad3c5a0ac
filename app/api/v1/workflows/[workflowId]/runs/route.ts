import { z } from 'zod'
import { apiRoute } from '@/lib/actions/api-route'
import { startRunSchema } from '@/lib/actions/api-schemas'
import { readIdempotencyKey } from '@/lib/actions/idempotency-key'
import { parseInput } from '@/lib/actions/parse-input'
import { readRunStatus } from '@/lib/db/runs'
import { isSettled } from '@/lib/engine/statuses'
import { readRunView } from '@/lib/runs/read-run'
import { startRun } from '@/lib/runs/start-run'
import { waitForRun } from '@/lib/runs/wait-for-run'

const waitSchema = z.coerce.number().min(0).max(600)

/** Starts a run and answers 202 at once, or with `?wait=seconds` the whole run as soon as it has settled. */
export const POST = apiRoute<{ workflowId: string }>(async ({ params, request, url, body }) => {
  const { inputs, maxCostUsd } = await body(startRunSchema)
  const waitSeconds = parseInput(waitSchema, url.searchParams.get('wait') ?? 0)
  const idempotencyKey = readIdempotencyKey(request)
  const { runId } = await startRun({ workflowId: params.workflowId, inputs, maxCostUsd, idempotencyKey })
  if (waitSeconds > 0) await waitForRun(runId, waitSeconds * 1000)
  const status = await readRunStatus(runId)
  const headers = { Location: `/api/v1/runs/${runId}` }
  if (waitSeconds > 0 && isSettled(status)) return Response.json(await readRunView(runId, Date.now()), { headers })
  return Response.json({ id: runId, status }, { status: 202, headers })
})
