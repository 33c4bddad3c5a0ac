import { apiRoute } from '@/lib/actions/api-route'
import { revisionTag } from '@/lib/actions/revision-tag'
import { createWorkflow, listWorkflows } from '@/lib/db/workflows'
import { parseWorkflowDocument } from '@/lib/graph/parse-document'

export const GET = apiRoute(async () => {
  const workflows = await listWorkflows()
  return Response.json({
    workflows: workflows.map(({ id, name, description, revision, updatedAt }) => ({
      id,
      name,
      description,
      revision,
      updatedAt,
    })),
  })
})

/** Takes a workflow document. */
export const POST = apiRoute(async ({ json }) => {
  const created = await createWorkflow(parseWorkflowDocument(await json()))
  const headers = { Location: `/api/v1/workflows/${created.id}`, ETag: revisionTag(created.revision) }
  return Response.json(created, { status: 201, headers })
})
