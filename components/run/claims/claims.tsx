'use client'

import { useMemo, useRef, useState } from 'react'
import type { AggregationResult, Synthesis } from '@/lib/aggregation/contract'
import type { RunState } from '@/lib/engine/run-state'
import type { Graph } from '@/lib/graph/document'
import { Badge } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/checkbox'
import { BranchColumnsView } from '../branch-columns-view'
import { branchRefs } from '../branch-columns'
import { Disclosure } from '../disclosure'
import { formatShare } from '../format-figures'
import type { IncomingRef } from '../incoming-refs'
import { useOpenBranch } from '../run-feed-provider'
import { ClaimLine } from './claim-line'
import { Gaps } from './gaps'
import { useAllLit, useLitClaim } from './lit-claim'
import { litQuotes } from './lit-quotes'

type ClaimsProps = {
  graph: Graph
  run: RunState
  nodeId: string
  aggregation: AggregationResult
  synthesis: Synthesis
  refs: readonly IncomingRef[]
}

/**
 * What a synthesis states, with the branch sentences that it rests on; what is not supported is marked, never hidden. A claim that
 * is pressed lights its sentences: in the columns beside the list where there is room, else under Branches.
 */
export function Claims({ graph, run, nodeId, aggregation, synthesis, refs }: ClaimsProps) {
  const lit = useLitClaim()
  const quotes = useAllLit()
  const open = useOpenBranch()
  const beside = useRef<HTMLDivElement>(null)
  const [onlyUnsupported, setOnlyUnsupported] = useState(false)
  const { claims, citationPrecision } = synthesis
  const litAt = lit?.claim?.nodeId === nodeId ? lit.claim.claim : null
  // Decided once: a card that somebody reads does not close because a light goes out.
  const [wasOpen] = useState(litAt !== null || claims.some((claim) => !claim.supported))
  const groups = useMemo(() => groupsOf(run, refs), [run, refs])
  if (claims.length === 0) return null

  const unsupported = claims.filter((claim) => !claim.supported).length
  const shown = [...claims.entries()].filter(([, claim]) => !onlyUnsupported || !claim.supported)
  const { first: firstLit, said } = quotes
  const firstAt = groups.findIndex(
    ({ first }) => first.nodeId === firstLit?.nodeId && first.branch.index === firstLit.branch,
  )

  function press(claim: number) {
    if (lit === null) return
    const isOn = claim !== litAt
    lit.light(isOn ? { nodeId, claim } : null)
    const { first } = litQuotes(graph, run, { nodeId, claim })
    const hasRoom = (beside.current?.getClientRects().length ?? 0) > 0
    if (isOn && !hasRoom && first !== null) open?.(first.nodeId, first.branch)
  }

  return (
    <Disclosure
      isOpen={wasOpen}
      summary={
        <>
          Claims and what they rest on
          <Badge>{claims.length}</Badge>
          {unsupported === 0 ? null : <Badge tone="warning">{unsupported} unsupported</Badge>}
          {citationPrecision === null ? null : (
            <span className="ml-auto text-xs font-normal text-muted">
              {formatShare(citationPrecision)} of the quotes were found in their branch
            </span>
          )}
        </>
      }
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 text-xs text-muted">
        <span>Press a claim to light the sentences that it rests on.</span>
        {unsupported === 0 ? null : (
          <Checkbox
            label="Only unsupported"
            className="text-xs"
            checked={onlyUnsupported}
            onCheckedChange={setOnlyUnsupported}
          />
        )}
        <span role="status" className="ml-auto text-ink">
          {litAt === null ? '' : said}
        </span>
      </div>
      <div className="grid @4xl:grid-cols-[minmax(20rem,2fr)_minmax(0,3fr)]">
        <ol className="min-w-0 divide-y divide-line">
          {shown.map(([at, claim]) => (
            <ClaimLine key={at} claim={claim} refs={refs} isLit={at === litAt} onPress={() => press(at)} />
          ))}
        </ol>
        <div ref={beside} className="hidden min-w-0 border-l border-line bg-sunken @4xl:block print:hidden">
          <div className="sticky top-4 h-[min(34rem,calc(100dvh-6rem))]">
            {litAt === null ? (
              <p className="p-6 text-sm text-muted">The branches stand here once a claim is pressed.</p>
            ) : (
              <BranchColumnsView groups={groups} opened={null} showAt={firstAt} />
            )}
          </div>
        </div>
      </div>
      <Gaps aggregation={aggregation} synthesis={synthesis} refs={refs} />
    </Disclosure>
  )
}

/** The branches that the synthesis read, in its order, each in a column of its own. */
function groupsOf(run: RunState, refs: readonly IncomingRef[]) {
  const all = branchRefs(run.nodes, null, new Map())
  return refs.flatMap(({ nodeId, branch }) => {
    const first = all.find((ref) => ref.nodeId === nodeId && ref.branch.index === branch)
    return first === undefined ? [] : [{ first, same: [first] }]
  })
}
