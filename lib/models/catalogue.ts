import type { AnswerType } from '../aggregation/answer'
import type { ModelReference } from '../nodes/call-options'
import { isAnthropic } from './base-url'
import { abilityOf, offlineAbility, type Ability } from './check-abilities'
import { findModel, type Price } from './claude-models'
import { isUsable, type Connection } from './connection'
import { modelIdsOf } from './default-model'
import { offlineModels } from './offline/offline-models'
import { priceInForce } from './price-in-force'

/** A model as it is offered for choice. */
export type ModelOption = {
  reference: ModelReference
  label: string
  /** Where it runs: the connection's label. */
  connectionLabel: string
  /** One line on what it is for; null where nothing is known of it. */
  summary: string | null
  offline: boolean
  /** Can be called now: a key is there, or none is needed. */
  usable: boolean
  contextTokens: number | null
  /** By size of the prompt; empty where the price is not known. */
  prices: readonly Price[]
  /** The kinds of answer that it gives; null: any. */
  answers: readonly AnswerType[] | null
  /** What its server takes. */
  ability: Ability
}

/** Every model that can be named, with its price of today: those of each connection in order, then the offline ones. */
export function listModelOptions(connections: readonly Connection[], now = Date.now()): ModelOption[] {
  return [...connections.flatMap((connection) => optionsOf(connection, now)), ...offlineOptions()]
}

function optionsOf(connection: Connection, now: number): ModelOption[] {
  return modelIdsOf(connection).map((id) => {
    const known = isAnthropic(connection.baseUrl) || connection.name === 'anthropic' ? findModel(id) : null
    return {
      reference: `${connection.name}/${id}`,
      label: known?.label ?? id,
      connectionLabel: connection.label,
      summary: known?.summary ?? null,
      offline: false,
      usable: isUsable(connection),
      contextTokens: known?.contextTokens ?? null,
      prices: priceInForce(connection, id, now)?.tiers ?? [],
      answers: null,
      ability: abilityOf(connection),
    }
  })
}

function offlineOptions(): ModelOption[] {
  return offlineModels.map(({ id, label, summary, answers }) => ({
    reference: id,
    label,
    connectionLabel: 'Offline',
    summary,
    offline: true,
    usable: true,
    contextTokens: null,
    prices: [],
    answers,
    ability: offlineAbility,
  }))
}
