import type { RunEvent } from './run-event'
import { reduceNode, type NodeEvent } from './reduce-node'
import type { NodeRunState, RunState } from './run-state'
import { settleRest } from './settle-rest'
import { isSettled } from './statuses'

export { initialRunState } from './initial-run-state'

type WholeRunEvent = Exclude<RunEvent, NodeEvent>

/**
 * Folds one recorded event into a run. Total: an event that is known already (`seq` not above the state's), of an unknown type,
 * of an unknown node or too late for its branch changes nothing but `seq`, and nothing throws. What an event does not touch keeps
 * its identity.
 */
export function reduceRun(state: RunState, event: RunEvent): RunState {
  return reduceRunEvents(state, [event])
}

/** The same for many events at once, in order of `seq`: each list of branches is copied once instead of once per event. */
export function reduceRunEvents(state: RunState, events: readonly RunEvent[]): RunState {
  let run = state
  let seq = state.seq
  const byNode = new Map<string, NodeEvent[]>()
  for (const event of events) {
    if (event.seq <= seq) continue
    seq = event.seq
    if (!('nodeId' in event)) {
      const before = run
      run = reduceWhole(run, event)
      if (isSettled(before.status) || !isSettled(run.status)) continue
      run = { ...run, nodes: settleRest(reduceNodes(run.nodes, byNode), event) }
      byNode.clear()
      continue
    }
    const ofNode = byNode.get(event.nodeId)
    if (ofNode === undefined) byNode.set(event.nodeId, [event])
    else ofNode.push(event)
  }
  if (seq === state.seq) return state
  return { ...run, seq, nodes: reduceNodes(run.nodes, byNode) }
}

function reduceNodes(
  nodes: readonly NodeRunState[],
  byNode: ReadonlyMap<string, readonly NodeEvent[]>,
): readonly NodeRunState[] {
  if (byNode.size === 0) return nodes
  let changed = false
  const next = nodes.map((node) => {
    const events = byNode.get(node.nodeId)
    const reduced = events === undefined ? node : reduceNode(node, events)
    changed ||= reduced !== node
    return reduced
  })
  return changed ? next : nodes
}

function reduceWhole(run: RunState, event: WholeRunEvent): RunState {
  if (isSettled(run.status)) return run
  switch (event.type) {
    case 'run.started':
      return run.status === 'queued'
        ? { ...run, status: 'running', startedAt: event.at, maxCostUsd: event.maxCostUsd ?? null }
        : run
    case 'run.resumed':
      return { ...run, recoveries: run.recoveries + 1 }
    case 'run.released':
      return run
    case 'run.cancelRequested':
      return run.cancelRequested ? run : { ...run, cancelRequested: true }
    case 'run.succeeded':
      return { ...run, status: 'succeeded', endedAt: event.at }
    case 'run.failed':
      return { ...run, status: 'failed', endedAt: event.at, error: event.error }
    case 'run.cancelled':
      return { ...run, status: 'cancelled', endedAt: event.at }
    default:
      // An event of a later version changes nothing here.
      void (event satisfies never)
      return run
  }
}
