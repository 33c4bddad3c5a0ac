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
import { ErrorNote } from './error-note'
import { incomingRefs } from './incoming-refs'
import { KeepResult } from './keep-result'
import { ReaggregateForm } from './reaggregate-form'
import { choiceOf, isSameResult, previewOf, type Preview, type RuleChoice } from './rule-choice'
import { ruleLabel } from './rule-label'
import { useAskForNews } from './run-feed-provider'

type AggregateAnotherWayProps = {
  runId: string
  graph: Graph
  run: RunState
  node: NodeRunState
  isOnly: boolean
  /** What somebody asked for elsewhere: it is chosen and the card is open. */
  asked?: RuleChoice | null
}

/**
 * Combines the branches of an aggregate of a settled run once more, at every change of rule or option, and shows it beside the run's
 * own result; so it does with every way that was kept.
 */
export function AggregateAnotherWay({ runId, graph, run, node, isOnly, asked = null }: AggregateAnotherWayProps) {
  const askForNews = useAskForNews()
  const [keptSeq, setKeptSeq] = useState<number | null>(null)
  const [chosen, setChosen] = useState<RuleChoice | null>(asked)
  const [seenAsked, setSeenAsked] = useState(asked)
  const given = useMemo(() => incomingAnswerTypes(node.nodeId, indexGraph(graph)), [graph, node.nodeId])
  const preview = useMemo(
    () => (chosen === null ? null : previewOf(graph, run, node.nodeId, chosen)),
    [graph, run, node.nodeId, chosen],
  )
  if (asked !== seenAsked) {
    setSeenAsked(asked)
    setChosen(asked)
  }
  const own = graph.nodes.find((candidate) => isAggregate(candidate, node.nodeId))
  if (own === undefined || !isAggregate(own, node.nodeId) || !hasAnswers(graph, run, node.nodeId)) return null

  const refs = incomingRefs(graph, run, node.nodeId)
  const found = preview?.is === 'found' ? preview.aggregation : null
  const kept = node.reaggregations.find(({ aggregation }) => found !== null && isSameResult(aggregation, found))
  const others = node.reaggregations.filter((other) => other !== kept).toReversed()
  const shown = found ?? others.find(({ seq }) => seq === keptSeq)?.aggregation
  return (
    <Disclosure
      isOpen={asked !== null}
      summary={
        <>
          {isOnly ? 'Aggregate another way' : `Aggregate “${node.label}” another way`}
          {node.reaggregations.length === 0 ? null : <Badge>{node.reaggregations.length} kept</Badge>}
        </>
      }
    >
      <div className="@container flex flex-col gap-6 px-4 py-4">
        <ReaggregateForm
          node={own}
          given={given}
          value={chosen ?? choiceOf(own, own.data.rule)}
          onChange={setChosen}
          issues={preview?.is === 'refused' ? preview.problem.issues : []}
        />
        <p role="status" className="sr-only">
          {shown === undefined ? '' : announcementOf(node, shown)}
        </p>
        {preview === null || preview.is === 'found' ? null : <WhyNoPreview preview={preview} />}
        {/* For a moment only, unless the connection is lost just then. */}
        {keptSeq !== null && run.seq < keptSeq ? (
          <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
            It is recorded and on its way.
            <Button size="sm" onClick={askForNews}>
              Read it again
            </Button>
          </p>
        ) : null}
        {shown !== undefined && allBranches(run.nodes).some(isOfflineBranch) ? <OfflineBadge /> : null}
        {found === null || chosen === null ? null : (
          <AggregationComparison node={node} other={found} isKept={kept !== undefined} refs={refs}>
            {kept === undefined ? (
              <KeepResult
                runId={runId}
                nodeId={node.nodeId}
                choice={chosen}
                onKept={(seq) => {
                  setKeptSeq(seq)
                  askForNews()
                }}
              />
            ) : null}
          </AggregationComparison>
        )}
        {others.map(({ seq, aggregation }) => (
          <AggregationComparison key={seq} node={node} other={aggregation} isKept refs={refs} />
        ))}
      </div>
    </Disclosure>
  )
}

function WhyNoPreview({ preview }: { preview: Exclude<Preview, { is: 'found' }> }) {
  switch (preview.is) {
    case 'own':
      return (
        <p className="text-sm text-muted">This is how the run itself combined them. Choose another rule or option.</p>
      )
    case 'asksModel':
      return (
        <p className="text-sm text-muted">
          {preview.rule} asks a model, and a run that has ended makes no more calls. Choose this rule in the workflow
          and run it again.
        </p>
      )
    case 'refused':
      return (
        <div role="alert">
          <ErrorNote title="Nothing was computed" error={preview.problem} />
        </div>
      )
    default:
      return preview satisfies never
  }
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
