import { reduceRunEvents } from './reduce-run'
import type { RunEvent } from './run-event'
import type { RunState } from './run-state'

/**
 * Folds a run's stored events, and keeps the states just before each node started: what a node that is still at work was given.
 * They share whatever did not change between them.
 */
export function foldStarts(initial: RunState, events: readonly RunEvent[]) {
  const beforeStart = new Map<string, RunState>()
  let state = initial
  let from = 0
  events.forEach((event, at) => {
    if (event.type !== 'node.started') return
    state = reduceRunEvents(state, events.slice(from, at))
    beforeStart.set(event.nodeId, state)
    from = at
  })
  return { state: reduceRunEvents(state, events.slice(from)), beforeStart }
}
