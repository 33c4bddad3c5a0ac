import { apiRoute } from '@/lib/actions/api-route'
import { readRevision, revisionTag } from '@/lib/actions/revision-tag'
import { deleteWorkflow, getWorkflow, saveWorkflow } from '@/lib/db/workflows'
import { parseWorkflowDocument } from '@/lib/graph/parse-document'

type Params = { workflowId: string }

/** The document itself, as it would be exported; its revision is the ETag. */
export const GET = apiRoute<Params>(async ({ params }) => {
  const { document, revision } = await getWorkflow(params.workflowId)
  return Response.json(document, { headers: { ETag: revisionTag(revision) } })
})

/** Saves over the revision that `If-Match` names; 409 when that is no longer the newest. */
export const PUT = apiRoute<Params>(async ({ params, request, json }) => {
  const basedOn = readRevision(request.headers.get('if-match'))
  const { revision } = await saveWorkflow(params.workflowId, basedOn, parseWorkflowDocument(await json()))
  return Response.json({ id: params.workflowId, revision }, { headers: { ETag: revisionTag(revision) } })
})

/** Its runs stay. */
export const DELETE = apiRoute<Params>(async ({ params }) => {
  await deleteWorkflow(params.workflowId)
  return new Response(null, { status: 204 })
})
