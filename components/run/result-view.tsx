'use client'

import { useMemo } from 'react'
import { runResult } from '@/lib/engine/run-result'
import type { NodeRunState, RunState } from '@/lib/engine/run-state'
import type { Graph } from '@/lib/graph/document'
import { isOfflineBranch, OfflineBadge } from '@/components/node-kit/offline-badge'
import { AggregateAnotherWay } from './aggregate-another-way'
import { AggregationReport } from './aggregation-report'
import { Claims } from './claims'
import { allBranches } from './count-branches'
import { fileNameOf } from './download-text'
import { ErrorNote } from './error-note'
import { FailedBranches } from './failed-branches'
import { incomingRefs } from './incoming-refs'
import { JoinRemarks } from './join-remarks'
import { methodNote } from './method-note'
import { ResultFigures } from './result-figures'
import { ResultWaiting } from './result-waiting'
import { useRun } from './run-feed-provider'
import { SafeMarkdown } from './safe-markdown'
import { sourcesNote } from './sources-note'
import { TakeAway } from './take-away'

type ResultViewProps = { runId: string; graph: Graph; name: string }

/** The answer of a run, and beside it what it rests on and what it took. */
export function ResultView({ runId, graph, name }: ResultViewProps) {
  const run = useRun()
  const result = useMemo(() => (run === null ? null : runResult(graph, run)), [graph, run])
  if (run === null) return null
  if (run.endedAt === null) return <ResultWaiting run={run} />

  const aggregates = run.nodes.filter((node) => node.aggregation !== null)
  const fanIns = run.nodes.filter(({ type }) => type === 'aggregate')
  const text = result?.text ?? ''
  const markdown = () => [text, sourcesNote(run), methodNote(run)].filter((part) => part !== '').join('\n\n')
  return (
    <div className="@container">
      <div className="mx-auto grid max-w-6xl gap-x-10 gap-y-6 px-4 py-5 @4xl:grid-cols-[minmax(0,1fr)_19rem] @4xl:px-6">
        <div className="flex min-w-0 flex-col gap-5">
          <Ending run={run} hasResult={result !== null} />
          {text !== '' && allBranches(run.nodes).some(isOfflineBranch) ? <OfflineBadge /> : null}
          {text === '' ? null : (
            <article aria-label="Result" className="max-w-[46rem]">
              <SafeMarkdown text={text} />
            </article>
          )}
          {aggregates.map((node) => (
            <AggregateDetails key={node.nodeId} graph={graph} run={run} node={node} text={text} />
          ))}
          {fanIns.map((node) => (
            <AggregateAnotherWay
              key={`${runId}#${node.nodeId}`}
              runId={runId}
              graph={graph}
              run={run}
              node={node}
              isOnly={fanIns.length === 1}
            />
          ))}
        </div>
        <aside
          aria-label="What the result rests on"
          className="flex min-w-0 flex-col gap-5 @4xl:sticky @4xl:top-4 @4xl:self-start"
        >
          {result === null ? null : <TakeAway runId={runId} fileName={fileNameOf(name)} markdown={markdown} />}
          {aggregates.toReversed().map((node) => (
            <AggregateSummary key={node.nodeId} graph={graph} run={run} node={node} isOnly={aggregates.length === 1} />
          ))}
          <div className="border-t border-line pt-4">
            <ResultFigures run={run} />
          </div>
        </aside>
      </div>
    </div>
  )
}

type AggregateProps = { graph: Graph; run: RunState; node: NodeRunState }

function AggregateDetails({ graph, run, node, text }: AggregateProps & { text: string }) {
  if (node.aggregation === null) return null
  const { synthesis, join } = node.aggregation
  const refs = incomingRefs(graph, run, node.nodeId)
  return (
    <>
      {synthesis === null ? null : <Claims synthesis={synthesis} refs={refs} resultText={text} />}
      {join === null ? null : <JoinRemarks join={join} refs={refs} />}
    </>
  )
}

function AggregateSummary({ graph, run, node, isOnly }: AggregateProps & { isOnly: boolean }) {
  if (node.aggregation === null) return null
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-4">
      {isOnly ? null : <h3 className="text-sm font-semibold">{node.label}</h3>}
      <AggregationReport
        label={node.label}
        aggregation={node.aggregation}
        refs={incomingRefs(graph, run, node.nodeId)}
      />
    </div>
  )
}

/** What to know about a run that did not simply succeed. */
function Ending({ run, hasResult }: { run: RunState; hasResult: boolean }) {
  if (run.status === 'failed') {
    const error = run.error ?? { code: 'unknown', message: 'The run failed.' }
    return (
      <>
        <ErrorNote title="The run failed" error={error} />
        <FailedBranches nodes={run.nodes} />
      </>
    )
  }
  if (run.status === 'cancelled') {
    return (
      <p className="rounded-lg bg-cancelled-soft px-3 py-2.5 text-sm">
        This run was cancelled. What had succeeded until then is kept: see Branches.
      </p>
    )
  }
  if (hasResult) return null
  return <p className="text-sm text-muted">The run ended without a result. What its branches said is under Branches.</p>
}
