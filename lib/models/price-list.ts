import { isAnthropic } from './base-url'
import { findModel } from './claude-models'
import { isUsable, type Connection } from './connection'
import { modelIdsOf } from './default-model'
import type { OwnPrice } from './own-price'
import { priceInForce, type PriceInForce } from './price-in-force'

/** A model of a connection with what it costs, for people to see and to change. */
export type PriceRow = {
  connectionName: string
  connectionLabel: string
  modelId: string
  label: string
  usable: boolean
  contextTokens: number | null
  /** null: not known. */
  inForce: PriceInForce | null
  /** When the list price was last compared with its source; null where there is none. */
  verifiedAt: string | null
  /** What a person has entered for it, by day; also what does not hold yet or any more. */
  own: readonly OwnPrice[]
}

/** The models that each connection offers, and those that have a price of one's own. `now` is in milliseconds since 1970. */
export function listPrices(connections: readonly Connection[], now: number): PriceRow[] {
  return connections.flatMap((connection) => {
    const ids = new Set([...modelIdsOf(connection), ...connection.ownPrices.map(({ modelId }) => modelId)])
    return [...ids].map((modelId): PriceRow => {
      const listed = isAnthropic(connection.baseUrl) ? findModel(modelId) : null
      return {
        connectionName: connection.name,
        connectionLabel: connection.label,
        modelId,
        label: listed?.label ?? modelId,
        usable: isUsable(connection),
        contextTokens: listed?.contextTokens ?? null,
        inForce: priceInForce(connection, modelId, now),
        verifiedAt: listed?.verifiedAt ?? null,
        own: connection.ownPrices.filter((price) => price.modelId === modelId),
      }
    })
  })
}
