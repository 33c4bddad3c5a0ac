import { contextOf } from './node-context'
import { plannedBranch, planNode, type NodeWork } from './node-work'
import type { Executors, PlannedBranch } from './executor'
import { foldStarts } from './fold-starts'
import { initialRunState } from './initial-run-state'
import type { ModelRequest } from './model-call'
import type { RunSnapshot } from './ports'
import { viewRedo, type Redo } from './redo'
import type { RunEvent, RunFact } from './run-event'
import type { BranchState } from './run-state'
import { nodeStateOf, wireGraph } from './wiring'

/** The settled run that another is based on, and what is to be called again all the same. */
export type Again = {
  base: { snapshot: RunSnapshot; events: readonly RunEvent[] }
  redo: readonly Redo[]
  /** The same for the same JSON, in whatever order its keys come. */
  contentHash: (value: unknown) => string
}

/** Says which of a node's branches, planned from index `from` on, are kept: as facts to be recorded right behind their opening. */
export type Keeper = (nodeId: string, planned: readonly PlannedBranch[], from: number) => RunFact[]

/**
 * Keeps what succeeded in the base run where the same would be asked again: same node, same place, same content. What the base run
 * asked is planned anew from its snapshot and its events, so that runs of any age can be gone on from.
 */
export function createKeeper({ base, redo, contentHash }: Again, executors: Executors): Keeper {
  const { snapshot, events } = base
  const wiring = wireGraph(snapshot.graph)
  const { state, beforeStart } = foldStarts(initialRunState(snapshot.graph), events)
  const { isToRedo } = viewRedo(wiring, redo)

  const works = new Map<string, NodeWork>()

  function earlierOf(nodeId: string): { work: NodeWork; branches: readonly BranchState[] } | null {
    const wire = wiring.find(nodeId)
    const before = beforeStart.get(nodeId)
    if (wire === undefined || before === undefined) return null
    const { branches } = nodeStateOf(state, wire)
    // One that could not be planned then has nothing to be kept, and is not tried again here.
    if (!branches.some(({ status }) => status === 'succeeded')) return null
    const work = works.get(nodeId) ?? planNode(executors, wire.node, contextOf(wire, wiring, snapshot, before))
    works.set(nodeId, work)
    return { work, branches }
  }

  return (nodeId, planned, from) => {
    const earlier = earlierOf(nodeId)
    if (earlier === null) return []
    const { work, branches } = earlier
    return planned.flatMap(({ request }, at) => {
      const index = from + at
      const answered = branches[index]
      if (answered?.status !== 'succeeded' || isToRedo(nodeId, index)) return []
      const asked = work.branches[index] ?? plannedBranch(work, branches, index)
      const hash = contentHash(contentOf(request))
      if (hash !== contentHash(contentOf(asked.request))) return []
      return keptFact(nodeId, answered, snapshot.runId, hash) ?? []
    })
  }
}

/** How long is waited for an answer, how often it is called and what siblings ask as well change none. */
const shapesNothing = new Set(['timeoutSeconds', 'retries', 'shared', 'hedge'])

/** What determines an answer. What a later version adds counts until it is known to change nothing. */
function contentOf({ options, ...request }: ModelRequest): unknown {
  return { ...shaping(request), options: shaping(options) }
}

function shaping(of: object): object {
  return Object.fromEntries(Object.entries(of).filter(([name]) => !shapesNothing.has(name)))
}

/** An answer that was kept before keeps the run that it came from, and what it cost there. */
function keptFact(nodeId: string, branch: BranchState, runId: string, contentHash: string): RunFact | null {
  const { output, index, model, stopReason, warnings, citations, usage, costUsd, kept } = branch
  if (output === null) return null
  const asked = branch.attempts.at(-1)?.model ?? model
  const from = kept ?? { runId, asked, usage, costUsd }
  return {
    type: 'branch.kept',
    nodeId,
    branch: index,
    output,
    model,
    stopReason,
    warnings: [...warnings],
    ...(citations === undefined ? {} : { citations: [...citations] }),
    from: { runId: from.runId, asked: from.asked, usage: from.usage, costUsd: from.costUsd },
    contentHash,
  }
}
