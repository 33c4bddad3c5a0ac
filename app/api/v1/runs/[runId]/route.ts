import { apiRoute } from '@/lib/actions/api-route'
import { readRunView } from '@/lib/runs/read-run'

export const GET = apiRoute<{ runId: string }>(async ({ params }) => {
  return Response.json(await readRunView(params.runId, Date.now()))
})
