import type { LaneLimits } from '../engine/lane'
import type { Connection } from '../models/connection'
import { modelClassOf } from '../models/model-class'
import { connectionNameOf } from '../models/model-id'
import type { LaneAddress } from './lanes'

/** Offline models compute in this process: more at once would only take turns. */
const offline: LaneLimits = { start: 4, max: 4 }

/**
 * Where a lane begins whose limit nobody has measured. The smallest paid tier of Anthropic takes 1,000 requests a minute, enforced by
 * the second: 16 at once. Workflows drawn by hand are seldom wider, so that the start holds up only the wide ones, which sharp-ramp
 * limits are about. Whether a credential has money left is found out by fewer, see `spend-breaker.ts`.
 */
const carefulStart = 16

/**
 * Finds the lane of a model: one for each connection, credential and model class.
 *
 * @param measured the limit that `PARALLAX_MAX_CONCURRENT` sets: where a lane begins and what it never exceeds, since whoever sets
 * it knows the endpoint. The limit of a connection is only the most; a lane finds its way there from a careful start. null: not set.
 */
export function createLaneAddresses(measured: number | null) {
  let known = new Map<string, { credential: string; limits: LaneLimits }>()

  return {
    /** Tells what connections there are now. Calls that wait in a lane stay there. */
    setConnections(connections: readonly Connection[]): void {
      known = new Map(connections.map((connection) => [connection.name, accountOf(connection)]))
    },
    laneOf(model: string): LaneAddress {
      const name = connectionNameOf(model)
      const { credential, limits } = known.get(name) ?? { credential: name, limits: offline }
      return { lane: `${credential} ${modelClassOf(model)}`, credential, limits }
    },
  }

  function accountOf(connection: Connection): { credential: string; limits: LaneLimits } {
    const max = connection.maxConcurrent
    return { credential: credentialOf(connection), limits: { start: measured ?? Math.min(carefulStart, max), max } }
  }
}

/** Another key or another address is another credential, with limits of its own. Names it without giving it away. */
function credentialOf({ name, baseUrl, keySource, keyLast4 }: Connection): string {
  return `${name} ${baseUrl} ${keySource} ${keyLast4 ?? ''}`
}
