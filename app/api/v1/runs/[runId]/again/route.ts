import { apiRoute } from '@/lib/actions/api-route'
import { againSchema } from '@/lib/actions/api-schemas'
import { readIdempotencyKey } from '@/lib/actions/idempotency-key'
import { parseInput } from '@/lib/actions/parse-input'
import { startedRun } from '@/lib/actions/started-run'
import { startAgain } from '@/lib/runs/start-again'

/** Goes on from a settled run in a new one: what is named or had failed is called again, every other answer is kept. */
export const POST = apiRoute<{ runId: string }>(async ({ params, request, json }) => {
  const changes = parseInput(againSchema, (await json()) ?? {})
  const { runId } = await startAgain(params.runId, { ...changes, idempotencyKey: readIdempotencyKey(request) })
  return startedRun(runId)
})
