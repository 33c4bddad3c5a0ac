'use client'

import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { visibleSynthesis } from '@/lib/aggregation/synthesis/split-reply'
import { followRun } from '@/lib/editor/follow-run'
import {
  askForNews,
  createRunFeed,
  openBranch,
  selectBranch,
  selectBranchText,
  selectNodeRun,
  type Connection,
  type RunFeed,
  type RunFeedState,
} from '@/lib/editor/run-feed'
import { initialRunState } from '@/lib/engine/reduce-run'
import type { BranchState, NodeRunState, RunState } from '@/lib/engine/run-state'
import type { Graph } from '@/lib/graph/document'
import { RunAnnouncer } from './run-announcer'

type RunFeedProviderProps = {
  /** null: there is no run yet, and the hooks say so. */
  runId: string | null
  /** What the server knew when the page was made; left out, the run is read from its first event. */
  initialState?: RunState | null
  /** The snapshot that the run was started with. */
  graph: Graph
  /** Called when somebody opens a branch, on a strip for example: show the place where branches are shown. */
  onOpenBranch?: (nodeId: string, branch: number) => void
  children: ReactNode
}

const FeedContext = createContext<RunFeed | null>(null)
const OpenBranchContext = createContext<((nodeId: string, branch: number) => void) | null>(null)

// Hooks need a store to listen to also where there is no run. It never changes.
const noFeed = createStore<null>(() => null)

/** Follows one run and shares it with everything inside. Changing `runId` follows the other run; the children stay mounted. */
export function RunFeedProvider({ runId, initialState, graph, onOpenBranch, children }: RunFeedProviderProps) {
  const [held, setHeld] = useState(() => hold(runId, initialState, graph))
  if (held.runId !== runId) setHeld(hold(runId, initialState, graph))

  useEffect(() => (held.feed === null ? undefined : followRun(held.feed, held.graph)), [held])
  useEffect(() => (held.feed === null ? undefined : askWhenSeenAgain(held.feed)), [held])

  function open(nodeId: string, branch: number) {
    if (held.feed !== null) openBranch(held.feed, nodeId, branch)
    onOpenBranch?.(nodeId, branch)
  }

  return (
    <FeedContext value={held.feed}>
      <OpenBranchContext value={held.feed === null ? null : open}>
        {children}
        {held.feed === null ? null : <RunAnnouncer feed={held.feed} />}
      </OpenBranchContext>
    </FeedContext>
  )
}

/** Somebody who comes back to a run that is over sees what another tab or another person has added to it. */
function askWhenSeenAgain(feed: RunFeed): () => void {
  const ask = () => (document.visibilityState === 'visible' ? askForNews(feed) : undefined)
  document.addEventListener('visibilitychange', ask)
  return () => document.removeEventListener('visibilitychange', ask)
}

type Held = { runId: string | null; feed: RunFeed | null; graph: Graph }

function hold(runId: string | null, initialState: RunState | null | undefined, graph: Graph): Held {
  const feed = runId === null ? null : createRunFeed(runId, initialState ?? initialRunState(graph))
  return { runId, feed, graph }
}

/**
 * A part of what is known of the run; null outside of a provider or before a run. The selector must answer with a value that stays
 * the same while nothing changed, or the component paints for every word of every branch.
 */
export function useRunFeed<Value>(select: (state: RunFeedState) => Value): Value | null {
  const feed = use(FeedContext)
  return useStore(feed ?? noFeed, (state: RunFeedState | null) => (state === null ? null : select(state)))
}

export function useRun(): RunState | null {
  return useRunFeed((state) => state.run)
}

export function useRunId(): string | null {
  return useRunFeed((state) => state.runId)
}

export function useNodeRun(nodeId: string): NodeRunState | null {
  return useRunFeed(selectNodeRun(nodeId))
}

export function useBranch(nodeId: string, branch: number): BranchState | null {
  return useRunFeed(selectBranch(nodeId, branch))
}

/** What a branch has said: live words while it runs, its output or partial text afterwards. Of a synthesis, without its claims block. */
export function useBranchWords(nodeId: string, branch: number): string {
  const text = useRunFeed(selectBranchText(nodeId, branch)) ?? ''
  const isSynthesis = useNodeRun(nodeId)?.type === 'aggregate'
  return useMemo(() => (isSynthesis ? visibleSynthesis(text) : text), [isSynthesis, text])
}

/** Brings what was recorded since the run settled. */
export function useAskForNews(): () => void {
  const feed = use(FeedContext)
  return () => (feed === null ? undefined : askForNews(feed))
}

export function useConnection(): Connection | null {
  return useRunFeed((state) => state.connection)
}

/** Shows a branch where branches are shown; null where nobody shows any. */
export function useOpenBranch(): ((nodeId: string, branch: number) => void) | null {
  return use(OpenBranchContext)
}
