'use client'

import { useState } from 'react'
import type { Graph } from '@/lib/graph/document'
import { cn } from '@/components/ui/cn'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { BranchesView } from './branches-view'
import { ConnectionNotice } from './connection-notice'
import { LitClaimProvider } from './claims/lit-claim'
import { claimInAddress, type LitClaim } from './claims/lit-quotes'
import { allBranches } from './count-branches'
import { LogView } from './log-view'
import { ResultView } from './result-view'
import { useRun, useRunFeed } from './run-feed-provider'
import { isRunView, runViews, type RunView } from './run-view'
import { TimelineView } from './timeline-view'
import { voteNodes } from './vote-board/vote-nodes'
import { VotesView } from './vote-board/votes-view'

type RunPanelProps = {
  runId: string
  graph: Graph
  /** `drawer` fills the height it is given; `page` grows with its result and keeps the view in the address. */
  variant: 'drawer' | 'page'
  /** What downloads are named after. */
  name?: string
  initialView?: RunView | null
  /** A claim whose sentences are to be lit. */
  initialClaim?: LitClaim | null
}

/** Everything there is to see of one run. Stands inside a RunFeedProvider. */
export function RunPanel({
  runId,
  graph,
  variant,
  name = 'Run',
  initialView = null,
  initialClaim = null,
}: RunPanelProps) {
  const run = useRun()
  const opened = useRunFeed((state) => state.opened)
  const [picked, setPicked] = useState<RunView | null>(opened === null ? initialView : 'branches')
  const [seenTimes, setSeenTimes] = useState(opened?.times ?? 0)
  const [claim, setClaim] = useState(initialClaim)
  if (opened !== null && opened.times !== seenTimes) {
    setSeenTimes(opened.times)
    setPicked('branches')
  }
  if (run === null) return null

  // While it runs the branches are what there is to see; then the result. Whoever picks a view keeps it.
  const votes = voteNodes(run).length
  const wanted = picked === 'votes' && votes === 0 ? null : picked
  const view = wanted ?? (run.endedAt === null ? 'branches' : 'result')
  const branches = allBranches(run.nodes).length

  function pick(next: string) {
    if (!isRunView(next)) return
    setPicked(next)
    writeAddress(next, claim)
  }

  function light(next: LitClaim | null) {
    setClaim(next)
    writeAddress(view, next)
  }

  function writeAddress(shown: RunView, lit: LitClaim | null) {
    if (variant !== 'page') return
    const parts = new URLSearchParams({ view: shown, ...(lit === null ? {} : { claim: claimInAddress(lit) }) })
    window.history.replaceState(null, '', `?${parts}`)
  }

  // Nor is anybody who is reading taken elsewhere when the run ends.
  const keep = () => setPicked(view)

  const isPage = variant === 'page'
  // A page grows with what it shows, up to the height of the window; only columns of text need a height to scroll in.
  const scrolling = cn('flex flex-col', isPage && 'max-h-[max(26rem,calc(100dvh-9rem))] flex-none')
  return (
    <LitClaimProvider graph={graph} run={run} claim={claim} light={light} showClaims={() => pick('result')}>
      <Tabs
        value={view}
        onValueChange={pick}
        className={cn(
          'flex min-h-0 min-w-0 flex-col',
          isPage ? 'overflow-clip rounded-xl border border-line bg-surface' : 'h-full bg-surface',
        )}
      >
        <TabsList aria-label="Views of the run" className="gap-0.5 px-2">
          {runViews
            .filter(({ view: option }) => option !== 'votes' || votes > 0)
            .map(({ view: option, label }) => (
              <TabsTrigger
                key={option}
                value={option}
                // The view that is shown already can be picked too: it then stays.
                onClick={() => pick(option)}
                className="px-2 data-[state=active]:after:inset-x-2"
              >
                {label}
                {option === 'branches' && branches > 0 ? (
                  <span className="rounded-full bg-hover px-1.5 text-2xs text-muted tabular">{branches}</span>
                ) : null}
              </TabsTrigger>
            ))}
        </TabsList>
        <ConnectionNotice />
        <TabsContent value="result" className={isPage ? undefined : 'scroll-thin overflow-y-auto'}>
          <h2 className="sr-only">Result</h2>
          <ResultView runId={runId} graph={graph} name={name} />
        </TabsContent>
        <TabsContent
          value="branches"
          onPointerDown={keep}
          onWheel={keep}
          onKeyDown={keep}
          className={cn(scrolling, isPage && '[--columns-height:max(22rem,calc(100dvh-12.5rem))]')}
        >
          <h2 className="sr-only">Branches</h2>
          <BranchesView graph={graph} />
        </TabsContent>
        <TabsContent value="votes" className={isPage ? undefined : 'scroll-thin overflow-y-auto'}>
          <h2 className="sr-only">Votes</h2>
          <VotesView runId={runId} graph={graph} />
        </TabsContent>
        <TabsContent value="timeline" className={scrolling}>
          <h2 className="sr-only">Timeline</h2>
          <TimelineView />
        </TabsContent>
        <TabsContent value="log" className={scrolling}>
          <h2 className="sr-only">Log</h2>
          <LogView />
        </TabsContent>
      </Tabs>
    </LitClaimProvider>
  )
}
