import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { listRuns } from '@/lib/db/runs'
import { getWorkflow } from '@/lib/db/workflows'
import { NotFoundError } from '@/lib/errors/not-found-error'
import { readRunFold } from '@/lib/runs/read-run'
import { PageShell } from '@/components/app-shell/page-shell'
import type { ComparedRun } from '@/components/compare/compare-runs'
import { CompareView } from '@/components/compare/compare-view'

type ComparePageProps = {
  params: Promise<{ workflowId: string }>
  searchParams: Promise<{ runs?: string | string[] }>
}

export const metadata: Metadata = { title: 'Compare two runs' }

/** `?runs=a,b`: two runs of this workflow, side by side. Without them, the two newest. */
export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const [{ workflowId }, { runs: asked }] = await Promise.all([params, searchParams])
  const [workflow, runs] = await orNotFound(Promise.all([getWorkflow(workflowId), listRuns({ workflowId, take: 50 })]))
  const [first, second] = typeof asked === 'string' ? asked.split(',') : [runs[1]?.id, runs[0]?.id]
  const pair = await orNotFound(Promise.all([read(workflowId, first), read(workflowId, second)]))
  const [one, other] = pair
  return (
    <PageShell wide>
      <CompareView
        workflowId={workflowId}
        workflowName={workflow.document.name}
        runs={runs}
        pair={one === null || other === null ? null : [one, other]}
      />
    </PageShell>
  )
}

/** null where none is named. A run of another workflow is not here. */
async function read(workflowId: string, runId: string | undefined): Promise<ComparedRun | null> {
  if (runId === undefined || runId === '') return null
  const { run, state } = await readRunFold(runId)
  if (run.workflowId !== workflowId) throw new NotFoundError('run', runId)
  return { runId, createdAt: run.createdAt, graph: run.graph, inputs: run.inputs, state }
}

async function orNotFound<Value>(found: Promise<Value>): Promise<Value> {
  try {
    return await found
  } catch (error) {
    if (error instanceof NotFoundError) notFound()
    throw error
  }
}
