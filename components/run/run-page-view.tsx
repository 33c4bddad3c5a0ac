'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { redoneNodes, type EarlierRun } from '@/lib/engine/earlier-run'
import type { RunState } from '@/lib/engine/run-state'
import type { Graph, RunInputs } from '@/lib/graph/document'
import { withDownstream } from '@/lib/graph/downstream'
import type { NewerRun } from '@/lib/runs/read-again'
import { GraphPicture } from '@/components/home/graph-picture'
import { AgainProvider } from './again/again-provider'
import { NewerRunNotice } from './again/newer-run-notice'
import type { LitClaim } from './claims/lit-quotes'
import { LocalTime } from './local-time'
import { RunActions } from './run-actions'
import { RunFeedProvider } from './run-feed-provider'
import { RunInputsUsed } from './run-inputs'
import { RunPanel } from './run-panel'
import { RunProgress } from './run-progress'
import type { RunView } from './run-view'

type RunPageViewProps = {
  runId: string
  workflowId: string | null
  workflowName: string
  createdAt: number
  graph: Graph
  inputs: RunInputs
  state: RunState
  initialView: RunView | null
  earlier: EarlierRun | null
  newer: NewerRun | null
  initialClaim: LitClaim | null
}

/** The permanent page of one run. */
export function RunPageView(props: RunPageViewProps) {
  const {
    runId,
    workflowId,
    workflowName,
    createdAt,
    graph,
    inputs,
    state,
    initialView,
    initialClaim,
    earlier,
    newer,
  } = props
  const router = useRouter()
  const open = useCallback((run: { runId: string }) => router.push(`/runs/${run.runId}`), [router])
  const stale = useMemo(
    () => new Set(newer === null ? [] : withDownstream(graph, redoneNodes(state, newer.redo))),
    [graph, state, newer],
  )
  const snapshot = { format: 'parallax.workflow/1' as const, name: workflowName, ...graph }
  return (
    <RunFeedProvider runId={runId} initialState={state} graph={graph}>
      <AgainProvider runId={runId} earlier={earlier} stale={stale} onStarted={open}>
        <div className="flex flex-col gap-5">
          <header className="flex flex-wrap items-start gap-x-6 gap-y-4">
            <div className="min-w-0 flex-1 basis-72">
              <p className="text-xs text-muted">
                Run of <LocalTime at={createdAt} />
                {earlier === null ? null : (
                  <>
                    {' · goes on from the '}
                    <Link href={`/runs/${earlier.runId}`} className="underline underline-offset-2">
                      run of <LocalTime at={earlier.createdAt} />
                    </Link>
                    {workflowId === null ? null : (
                      <>
                        {' · '}
                        <Link
                          href={`/workflows/${workflowId}/compare?runs=${earlier.runId},${runId}`}
                          className="underline underline-offset-2"
                        >
                          Compare the two
                        </Link>
                      </>
                    )}
                  </>
                )}
              </p>
              <h1 className="mt-0.5 text-2xl font-semibold tracking-tight break-words">
                {workflowId === null ? (
                  workflowName
                ) : (
                  <Link href={`/workflows/${workflowId}`} className="hover:underline hover:underline-offset-4">
                    {workflowName}
                  </Link>
                )}
              </h1>
              <RunProgress className="mt-2 flex-wrap" />
            </div>
            <div className="h-16 w-44 shrink-0 max-md:hidden print:hidden">
              <GraphPicture graph={graph} />
            </div>
            <RunActions runId={runId} workflowId={workflowId} snapshot={snapshot} inputs={inputs} />
          </header>
          {newer === null ? null : <NewerRunNotice newer={newer} graph={graph} inputs={inputs} state={state} />}
          <RunPanel
            runId={runId}
            graph={graph}
            variant="page"
            name={workflowName}
            initialView={initialView}
            initialClaim={initialClaim}
          />
          <RunInputsUsed graph={graph} inputs={inputs} />
        </div>
      </AgainProvider>
    </RunFeedProvider>
  )
}
