'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { incomingOf, saidBy } from '@/lib/engine/incoming-branches'
import type { RunState } from '@/lib/engine/run-state'
import { wireGraph } from '@/lib/engine/wiring'
import type { Graph } from '@/lib/graph/document'
import { reasonInWords } from '@/lib/aggregation/markdown/missing-branches'
import { isOfflineBranch, OfflineBadge } from '@/components/node-kit/offline-badge'
import { AggregateAnotherWay } from '../aggregate-another-way'
import { incomingRefs } from '../incoming-refs'
import { ruleLabel } from '../rule-label'
import type { RuleChoice } from '../rule-choice'
import { SourceButton } from '../source-button'
import { BoardHead } from './board-head'
import { BoardPart } from './board-part'
import { JudgesPart } from './judges-part'
import { MinorityAnswers } from './minority-answers'
import { NumberFigure } from './number-figure'
import { OtherRulesList } from './other-rules-list'
import { RankingPart } from './ranking-part'
import { SimilarityPart } from './similarity-part'
import { TallyFigure } from './tally-figure'
import type { CountedNode } from './vote-nodes'
import { whatStoppingSaved } from './what-stopping-saved'
import { whatVotesCountFor } from './what-votes-count-for'

type VoteBoardProps = { runId: string; graph: Graph; run: RunState; node: CountedNode; isOnly: boolean }

/** Everything that one vote is to be judged by: what came out and how surely, who said otherwise, what another rule would have made of it. */
export function VoteBoard({ runId, graph, run, node, isOnly }: VoteBoardProps) {
  const [asked, setAsked] = useState<RuleChoice | null>(null)
  const anotherWay = useRef<HTMLDivElement>(null)
  const { aggregation } = node
  const { refs, said, paid, models, isOffline } = useMemo(() => readBranches(graph, run, node), [graph, run, node])
  const isOver = run.endedAt !== null

  // What was asked for stands below all else, and its card may have been closed.
  useEffect(() => {
    if (asked === null) return
    anotherWay.current?.querySelector('details')?.setAttribute('open', '')
    anotherWay.current?.scrollIntoView({ block: 'start' })
  }, [asked])

  const asides = [whatStoppingSaved(aggregation, paid), ...whatVotesCountFor(aggregation, models)]
  return (
    <section aria-label={`Votes of ${node.label}`} className="flex flex-col gap-5">
      {isOnly ? null : <h3 className="text-base font-semibold">{node.label}</h3>}
      {isOffline ? <OfflineBadge /> : null}
      <div className="grid gap-x-10 gap-y-5 @3xl:grid-cols-2">
        <BoardHead aggregation={aggregation} asides={asides.filter((line) => line !== null)} />
        <div className="flex min-w-0 flex-col gap-5">
          <TallyFigure aggregation={aggregation} />
          {aggregation.statistics === null ? null : (
            <NumberFigure
              summary={aggregation.statistics}
              value={typeof aggregation.value === 'number' ? aggregation.value : null}
              rule={ruleLabel(aggregation.rule)}
              refs={refs}
            />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <MinorityAnswers aggregation={aggregation} refs={refs} said={said} />
          <NotCounted node={node} refs={refs} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {isOver ? (
            <OtherRulesList graph={graph} run={run} node={node} onAsk={(choice) => setAsked({ ...choice })} />
          ) : null}
          <RankingPart aggregation={aggregation} />
          <SimilarityPart aggregation={aggregation} refs={refs} />
          <JudgesPart aggregation={aggregation} refs={refs} />
        </div>
      </div>
      {isOver ? (
        <div ref={anotherWay} className="scroll-mt-20">
          <AggregateAnotherWay runId={runId} graph={graph} run={run} node={node} isOnly={isOnly} asked={asked} />
        </div>
      ) : null}
    </section>
  )
}

/** Why a branch has no vote: it failed, refused, or could not be read. */
function NotCounted({ node, refs }: { node: CountedNode; refs: ReturnType<typeof incomingRefs> }) {
  const { excluded } = node.aggregation
  if (excluded.length === 0) return null
  return (
    <BoardPart title="Not counted">
      <ul className="space-y-1 text-sm">
        {excluded.slice(0, 30).map(({ index, label, reason, detail }) => (
          <li key={index}>
            <SourceButton source={refs[index]} fallback={label} />
            <span className="text-muted">: {detail ?? reasonInWords(reason)}</span>
          </li>
        ))}
      </ul>
      {excluded.length > 30 ? (
        <p className="text-xs text-muted">and {excluded.length - 30} more: see Branches.</p>
      ) : null}
    </BoardPart>
  )
}

function readBranches(graph: Graph, run: RunState, { nodeId, aggregation }: CountedNode) {
  const wire = wireGraph(graph).find(nodeId)
  const incoming = wire === undefined ? [] : incomingOf(wire, run)
  const counted = new Set(aggregation.provenance.map(({ index }) => index))
  const said = new Map(incoming.flatMap(({ of }, index) => (saidBy(of) === null ? [] : [[index, saidBy(of) ?? '']])))
  const branches = incoming.flatMap(({ of }, index) => ('index' in of && counted.has(index) ? [of] : []))
  return {
    refs: incomingRefs(graph, run, nodeId),
    said,
    paid: incoming.map(({ of }, index) => ({ index, costUsd: 'costUsd' in of ? of.costUsd : null })),
    models: [...new Set(branches.flatMap(({ model }) => model ?? []))],
    isOffline: branches.some(isOfflineBranch),
  }
}
