import { apiRoute } from '@/lib/actions/api-route'
import { reaggregateSchema } from '@/lib/actions/api-schemas'
import { reaggregateRun } from '@/lib/runs/reaggregate-run'

/** Combines the branches of an aggregate of a settled run by another rule or other options. Calls no model; the run's own result stays. */
export const POST = apiRoute<{ runId: string; nodeId: string }>(async ({ params, body }) => {
  const { rule, options } = await body(reaggregateSchema)
  return Response.json(await reaggregateRun(params.runId, { nodeId: params.nodeId, rule, options }), { status: 202 })
})
