import type { LaneLimits } from '../engine/lane'
import type { Clock, Random } from '../engine/ports'
import { openLane, type OpenLane, type Place, type Visitor } from './open-lane'

/** Which lane a call goes through. Calls with the same credential share the provider's limits on money, too. */
export type LaneAddress = { lane: string; credential: string; limits: LaneLimits }

/**
 * Admits calls to the endpoints: in each lane as many at once as its server has shown to bear (`lib/engine/lane.ts`), and none
 * while it pauses. Aggregators go before new branches, since they finish what has been paid for; yet while both wait, every fifth
 * place is a branch's, so that nobody waits for ever.
 */
export type Lanes = {
  /** Calls `start` once there is a place. */
  enter: (address: LaneAddress, visitor: Visitor, start: () => void) => Place
}

export function createLanes(parts: { clock: Clock; random: Random }): Lanes {
  const lanes = new Map<string, OpenLane>()
  return {
    enter({ lane: name, limits }, visitor, start) {
      const known = lanes.get(name)
      const lane = known === undefined || known.isForgotten() ? openLane(limits, parts) : known
      lanes.set(name, lane)
      return lane.enter(limits.max, visitor, start)
    },
  }
}
