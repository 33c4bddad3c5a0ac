import { apiRoute } from '@/lib/actions/api-route'
import { cancelRun } from '@/lib/runs/cancel-run'

/** Asks the run to stop; it settles as cancelled a moment later. A run that has settled stays as it is. */
export const POST = apiRoute<{ runId: string }>(async ({ params }) => {
  await cancelRun(params.runId)
  return Response.json({ id: params.runId }, { status: 202 })
})
