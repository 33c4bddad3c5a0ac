'use client'

import { useMemo } from 'react'
import { runResult } from '@/lib/engine/run-result'
import type { NodeRunState, RunState } from '@/lib/engine/run-state'
import type { Graph } from '@/lib/graph/document'
import { isOfflineBranch, OfflineBadge } from '@/components/node-kit/offline-badge'
import { useIsResultStale, useStaleness } from './again/again-provider'
import { EarlierResults } from './again/earlier-results'
import { StaleMark } from './again/stale-mark'
import { AggregateAnotherWay } from './aggregate-another-way'
import { AggregationReport } from './aggregation-report'
import { stoppedAtLimit } from './cost-limit'
import { Claims } from './claims/claims'
import { Conflicts } from './claims/conflicts'
import { allBranches } from './count-branches'
import { fileNameOf } from './download-text'
import { ErrorNote } from './error-note'
import { FailedBranches } from './failed-branches'
import { FindingsView } from './findings/findings-view'
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
  const isStale = useIsResultStale(graph)
  const result = useMemo(() => (run === null ? null : runResult(graph, run)), [graph, run])
  if (run === null) return null
  if (run.endedAt === null) return <ResultWaiting run={run} graph={graph} />

  const aggregates = run.nodes.filter((node) => node.aggregation !== null)
  const fanIns = run.nodes.filter(({ type }) => type === 'aggregate')
  const text = result?.text ?? ''
  const markdown = () => [text, sourcesNote(run), methodNote(run)].filter((part) => part !== '').join('\n\n')
  return (
    <div className="@container">
      <div className="mx-auto grid max-w-6xl gap-x-10 gap-y-6 px-4 py-5 @4xl:grid-cols-[minmax(0,1fr)_19rem] @4xl:px-6">
        <div className="flex min-w-0 flex-col gap-5">
          <LimitNote run={run} />
          <Ending run={run} hasResult={result !== null} />
          {text !== '' && allBranches(run.nodes).some(isOfflineBranch) ? <OfflineBadge /> : null}
          {isStale ? <StaleMark staleness="stale" /> : null}
          {text === '' ? null : (
            <article aria-label="Result" className="max-w-[46rem]">
              <SafeMarkdown text={text} />
            </article>
          )}
          <EarlierResults graph={graph} run={run} />
          {aggregates.map((node) => (
            <AggregateDetails key={node.nodeId} graph={graph} run={run} node={node} text={text} name={name} />
          ))}
          {run.status === 'failed' ? null : <FailedBranches nodes={run.nodes} />}
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
        {aggregates.map((node) => (
          <AggregateClaims key={node.nodeId} graph={graph} run={run} node={node} />
        ))}
      </div>
    </div>
  )
}

type AggregateProps = { graph: Graph; run: RunState; node: NodeRunState }

function AggregateDetails({ graph, run, node, text, name }: AggregateProps & { text: string; name: string }) {
  if (node.aggregation === null) return null
  const { synthesis, join, findings } = node.aggregation
  const refs = incomingRefs(graph, run, node.nodeId)
  return (
    <>
      {synthesis === null ? null : <Conflicts conflicts={synthesis.conflicts} refs={refs} resultText={text} />}
      {findings === null ? null : (
        <FindingsView label={node.label} findings={findings} refs={refs} fileName={fileNameOf(name)} />
      )}
      {join === null ? null : <JoinRemarks join={join} refs={refs} />}
    </>
  )
}

/** As wide as the page: the branches stand beside the claims. */
function AggregateClaims({ graph, run, node }: AggregateProps) {
  const { aggregation, nodeId } = node
  if (aggregation === null || aggregation.synthesis === null) return null
  return (
    <div className="min-w-0 @4xl:col-span-2">
      <Claims
        graph={graph}
        run={run}
        nodeId={nodeId}
        aggregation={aggregation}
        synthesis={aggregation.synthesis}
        refs={incomingRefs(graph, run, nodeId)}
      />
    </div>
  )
}

function AggregateSummary({ graph, run, node, isOnly }: AggregateProps & { isOnly: boolean }) {
  const staleness = useStaleness(node.nodeId)
  if (node.aggregation === null) return null
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-4">
      {isOnly ? null : <h3 className="text-sm font-semibold">{node.label}</h3>}
      {staleness === null ? null : <StaleMark staleness={staleness} />}
      <AggregationReport
        label={node.label}
        aggregation={node.aggregation}
        refs={incomingRefs(graph, run, node.nodeId)}
      />
    </div>
  )
}

/** That the run kept to its limit, what it has, and what can be done about the rest. */
function LimitNote({ run }: { run: RunState }) {
  const stopped = stoppedAtLimit(run)
  if (stopped === null) return null
  return (
    <p role="note" className="rounded-lg bg-warning-soft px-3 py-2.5 text-sm">
      <span className="font-medium">{stopped}</span> What succeeded is kept. Raise the limit and run the rest again.
    </p>
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
