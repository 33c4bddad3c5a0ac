/**
 * Admits calls to an endpoint, at most `limit` at a time in each lane. A lane is one connection and model.
 * Aggregators go before new branches: they finish what has already been paid for.
 */
export type Lanes = {
  /** Calls `start` once there is a place. The answer gives the place back, or leaves the queue if it was not reached yet. */
  enter: (lane: string, priority: 'first' | 'normal', start: () => void) => () => void
}

type Waiting = { start: () => void }
type Lane = { inFlight: number; first: Set<Waiting>; normal: Set<Waiting> }

export function createLanes(limitOf: (lane: string) => number): Lanes {
  const lanes = new Map<string, Lane>()

  function admit(name: string, lane: Lane): void {
    while (lane.inFlight < limitOf(name)) {
      const queue = lane.first.size > 0 ? lane.first : lane.normal
      const [next] = queue
      if (next === undefined) break
      queue.delete(next)
      lane.inFlight += 1
      next.start()
    }
    if (lane.inFlight === 0 && lane.first.size + lane.normal.size === 0) lanes.delete(name)
  }

  return {
    enter(name, priority, start) {
      const lane = lanes.get(name) ?? { inFlight: 0, first: new Set<Waiting>(), normal: new Set<Waiting>() }
      lanes.set(name, lane)
      const waiting: Waiting = { start }
      lane[priority].add(waiting)
      admit(name, lane)
      let left = false
      return () => {
        if (left) return
        left = true
        if (!lane[priority].delete(waiting)) lane.inFlight -= 1
        admit(name, lane)
      }
    },
  }
}
