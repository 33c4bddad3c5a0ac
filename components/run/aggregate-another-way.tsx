'use client'

import { useMemo, useState } from 'react'
import { incomingOf } from '@/lib/engine/incoming-branches'
import type { NodeRunState, RunState } from '@/lib/engine/run-state'
import { wireGraph } from '@/lib/engine/wiring'
import type { FlowNode, Graph } from '@/lib/graph/document'
import { indexGraph } from '@/lib/graph/graph-index'
import { incomingAnswerTypes } from '@/lib/graph/incoming-answer'
import { isOfflineBranch, OfflineBadge } from '@/components/node-kit/offline-badge'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { aggregationChange } from './aggregation-change'
import { AggregationComparison } from './aggregation-comparison'
import { allBranches } from './count-branches'
import { Disclosure } from './disclosure'
import { incomingRefs } from './incoming-refs'
import { ReaggregateForm } from './reaggregate-form'
import { ruleLabel } from './rule-label'
import { useAskForNews } from './run-feed-provider'

type AggregateAnotherWayProps = { runId: string; graph: Graph; run: RunState; node: NodeRunState; isOnly: boolean }

/** Combines the branches of an aggregate of a settled run once more, and shows every way it was tried beside the run's own result. */
export function AggregateAnotherWay({ runId, graph, run, node, isOnly }: AggregateAnotherWayProps) {
  const askForNews = useAskForNews()
  const [shownSeq, setShownSeq] = useState<number | null>(null)
  const given = useMemo(() => incomingAnswerTypes(node.nodeId, indexGraph(graph)), [graph, node.nodeId])
  const own = graph.nodes.find((candidate) => isAggregate(candidate, node.nodeId))
  if (own === undefined || !isAggregate(own, node.nodeId) || !hasAnswers(graph, run, node.nodeId)) return null

  const refs = incomingRefs(graph, run, node.nodeId)
  // What was asked for last comes first, also when it was recorded long ago.
  const newestFirst = node.reaggregations.toReversed()
  const shown = newestFirst.find(({ seq }) => seq === shownSeq)
  const tried = shown === undefined ? newestFirst : [shown, ...newestFirst.filter((other) => other !== shown)]
  return (
    <Disclosure
      summary={
        <>
          {isOnly ? 'Aggregate another way' : `Aggregate “${node.label}” another way`}
          {tried.length === 0 ? null : <Badge>{tried.length} tried</Badge>}
        </>
      }
    >
      <div className="@container flex flex-col gap-6 px-4 py-4">
        <ReaggregateForm
          runId={runId}
          node={own}
          given={given}
          onRecorded={(seq) => {
            setShownSeq(seq)
            askForNews()
          }}
        />
        <p role="status" className="sr-only">
          {shown === undefined ? '' : announcementOf(node, shown.aggregation)}
        </p>
        {/* For a moment only, unless the connection is lost just then. */}
        {shownSeq !== null && run.seq < shownSeq ? (
          <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
            It is computed and on its way.
            <Button size="sm" onClick={askForNews}>
              Read it again
            </Button>
          </p>
        ) : null}
        {tried.length > 0 && allBranches(run.nodes).some(isOfflineBranch) ? <OfflineBadge /> : null}
        {tried.map((other) => (
          <AggregationComparison key={other.seq} node={node} other={other} refs={refs} />
        ))}
      </div>
    </Disclosure>
  )
}

function isAggregate(node: FlowNode, id: string): node is FlowNode<'aggregate'> {
  return node.id === id && node.type === 'aggregate'
}

/** Without one there is nothing that another rule could combine. */
function hasAnswers(graph: Graph, run: RunState, nodeId: string): boolean {
  const wire = wireGraph(graph).find(nodeId)
  return wire !== undefined && incomingOf(wire, run).some(({ of }) => of.status === 'succeeded')
}

function announcementOf({ aggregation: own }: NodeRunState, other: NonNullable<NodeRunState['aggregation']>): string {
  const change = own === null ? null : aggregationChange(own, other)
  const verdict = change === null ? 'New result.' : change.isSame ? 'Same result.' : 'Changed.'
  return [`${ruleLabel(other.rule)}:`, verdict, ...(change?.sentences ?? [])].join(' ')
}
