import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getRun } from '@/lib/db/runs'
import { NotFoundError } from '@/lib/errors/not-found-error'
import { readEarlier, readNewer } from '@/lib/runs/read-again'
import { readRunFold } from '@/lib/runs/read-run'
import { PageShell } from '@/components/app-shell/page-shell'
import { readClaim } from '@/components/run/claims/lit-quotes'
import { RunPageView } from '@/components/run/run-page-view'
import { isRunView } from '@/components/run/run-view'

type RunPageProps = {
  params: Promise<{ runId: string }>
  searchParams: Promise<{ view?: string | string[]; claim?: string | string[] }>
}

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const { runId } = await params
  const run = await orNotFound(getRun(runId))
  return { title: `Run of ${run.workflowName}` }
}

/** The permanent address of a run: folded here from its events, followed in the browser from there on. */
export default async function RunPage({ params, searchParams }: RunPageProps) {
  const [{ runId }, { view, claim }] = await Promise.all([params, searchParams])
  const { run, state } = await orNotFound(readRunFold(runId))
  const [earlier, newer] = await Promise.all([readEarlier(run), readNewer(runId)])
  return (
    <PageShell wide>
      <RunPageView
        // Going on from a run leads to another run, of which nothing of this one may stay.
        key={run.id}
        runId={run.id}
        workflowId={run.workflowId}
        workflowName={run.workflowName}
        createdAt={run.createdAt}
        graph={run.graph}
        inputs={run.inputs}
        state={state}
        earlier={earlier}
        newer={newer}
        initialView={typeof view === 'string' && isRunView(view) ? view : null}
        initialClaim={typeof claim === 'string' ? readClaim(claim) : null}
      />
    </PageShell>
  )
}

async function orNotFound<Value>(found: Promise<Value>): Promise<Value> {
  try {
    return await found
  } catch (error) {
    if (error instanceof NotFoundError) notFound()
    throw error
  }
}
