import { apiRoute } from '@/lib/actions/api-route'
import { estimateSchema } from '@/lib/actions/api-schemas'
import { estimateRun } from '@/lib/runs/estimate-run'

/** What a run will take. The editor asks here, too, and not by an action: those go one by one, and a count of tokens may take a while. */
export const POST = apiRoute<{ workflowId: string }>(async ({ params, body }) => {
  const { inputs, graph } = await body(estimateSchema)
  return Response.json(await estimateRun({ workflowId: params.workflowId, inputs, graph }))
})
