'use client'

import { createContext, use, useMemo, useTransition, type ReactNode } from 'react'
import { runAgain } from '@/lib/actions/runs'
import type { EarlierNode, EarlierRun } from '@/lib/engine/earlier-run'
import { resultNodes } from '@/lib/engine/judge-run'
import type { RunState } from '@/lib/engine/run-state'
import { isSettled } from '@/lib/engine/statuses'
import { wireGraph } from '@/lib/engine/wiring'
import type { Graph } from '@/lib/graph/document'
import type { FoldedRun } from '@/lib/runs/read-again'
import { toast } from '@/components/ui/toast'
import { useNodeRun, useRunFeed } from '../run-feed-provider'

/** What is to be other than in the run that is shown. Nothing: what had failed is called again. */
export type AgainRequest = Omit<Parameters<typeof runAgain>[0], 'runId' | 'maxCostUsd'>

type Again = {
  runId: string
  /** What the shown run goes on from. */
  earlier: EarlierRun | null
  /** Nodes whose results rest on something that a newer run has called again. */
  stale: ReadonlySet<string>
  start: (request: AgainRequest) => void
  isStarting: boolean
}

const AgainContext = createContext<Again | null>(null)

type AgainProviderProps = {
  runId: string
  earlier: EarlierRun | null
  stale?: ReadonlySet<string>
  /** Shows the new run. */
  onStarted: (run: FoldedRun) => void
  children: ReactNode
}

const nothing: ReadonlySet<string> = new Set()

/** Lets everything inside go on from the run that is shown, and tell old results from new. Stands inside a RunFeedProvider. */
export function AgainProvider({ runId, earlier, stale = nothing, onStarted, children }: AgainProviderProps) {
  const [isStarting, startTransition] = useTransition()

  const again = useMemo(() => {
    const refused = (description: string) => toast.error('It was not run again.', { description })
    function start(request: AgainRequest) {
      startTransition(async () => {
        try {
          const result = await runAgain({ runId, ...request })
          if (result.ok) onStarted(result.value)
          else refused(result.problem.message)
        } catch {
          refused('The server could not be reached. Check that it runs, then try again.')
        }
      })
    }
    return { runId, earlier, stale, start, isStarting }
  }, [runId, earlier, stale, isStarting, onStarted])

  return <AgainContext value={again}>{children}</AgainContext>
}

/** Going on from the shown run; null where that cannot be done: it has not settled, or there is none. */
export function useRunAgain(): Pick<Again, 'start' | 'isStarting'> | null {
  const again = use(AgainContext)
  const isOver = useRunFeed((state) => isSettled(state.run.status)) ?? false
  return isOver ? again : null
}

/** How many branches had failed: they are called again whatever else is. */
export function useFailedCount(): number {
  return useRunFeed((state) => countFailed(state.run)) ?? 0
}

/** Counted once it has settled: before, nobody asks, and thousands of branches would be counted at every word. */
function countFailed({ status, nodes }: RunState): number {
  if (!isSettled(status)) return 0
  return nodes.reduce((sum, node) => sum + node.branches.filter(({ status }) => status === 'failed').length, 0)
}

export function useEarlierRun(): EarlierRun | null {
  return use(AgainContext)?.earlier ?? null
}

/** What the node had found in the run before. */
export function useEarlierNode(nodeId: string): EarlierNode | null {
  const earlier = useEarlierRun()
  return earlier?.nodes.find((node) => node.nodeId === nodeId) ?? null
}

/** `renewing`: it has not settled, and what is known of it is the run before's. `stale`: a newer run has called something anew. */
export type Staleness = 'renewing' | 'stale' | null

/** Whether a newer run has called something anew on which the result of the shown run rests. */
export function useIsResultStale(graph: Graph): boolean {
  const stale = use(AgainContext)?.stale ?? nothing
  return stale.size > 0 && resultNodes(wireGraph(graph)).some(({ node }) => stale.has(node.id))
}

export function useStaleness(nodeId: string): Staleness {
  const again = use(AgainContext)
  const earlier = useEarlierNode(nodeId)
  const status = useNodeRun(nodeId)?.status ?? null
  const isRunOver = useRunFeed((state) => state.run.endedAt !== null) ?? true
  if (again?.stale.has(nodeId) === true && status === 'succeeded') return 'stale'
  const isOpen = status !== null && !isSettled(status) && !isRunOver
  return isOpen && earlier !== null && earlier.output !== null ? 'renewing' : null
}
