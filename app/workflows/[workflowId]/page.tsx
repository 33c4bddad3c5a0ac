import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Editor } from '@/components/editor/editor'
import { toModelChoices } from '@/components/editor/to-model-choices'
import { connectionSource } from '@/lib/db/connections'
import { listRuns } from '@/lib/db/runs'
import { getWorkflow } from '@/lib/db/workflows'
import { NotFoundError } from '@/lib/errors/not-found-error'
import { listModelOptions } from '@/lib/models/catalogue'
import { isUsable } from '@/lib/models/connection'
import { readFoldedRun } from '@/lib/runs/read-again'

type WorkflowPageProps = { params: Promise<{ workflowId: string }> }

export async function generateMetadata({ params }: WorkflowPageProps): Promise<Metadata> {
  const workflow = await findWorkflow((await params).workflowId)
  return { title: workflow?.document.name ?? 'Not found' }
}

/** The editor, with the workflow's newest run on its canvas. */
export default async function WorkflowPage({ params }: WorkflowPageProps) {
  const workflow = await findWorkflow((await params).workflowId)
  if (workflow === null) notFound()
  const [connections, lastRun] = await Promise.all([connectionSource.list(), readLastRun(workflow.id)])
  return (
    <Editor
      // Another workflow is another editor: nothing of the one before may stay in its store.
      key={workflow.id}
      workflow={workflow}
      models={toModelChoices(listModelOptions(connections))}
      isFreeByDefault={!connections.some(isUsable)}
      lastRun={lastRun}
    />
  )
}

async function findWorkflow(workflowId: string) {
  try {
    const { id, revision, document } = await getWorkflow(workflowId)
    return { id, revision, document }
  } catch (error) {
    if (error instanceof NotFoundError) return null
    throw error
  }
}

async function readLastRun(workflowId: string) {
  const [newest] = await listRuns({ workflowId, take: 1 })
  if (newest === undefined) return null
  return readFoldedRun(newest.id)
}
