import { isOfflineModel } from '../nodes/call-options'
import { abilityOf, offlineAbility, type FindAbility } from './check-abilities'
import type { Connection } from './connection'
import { connectionNameOf } from './model-id'

/** What the servers of these connections can do, for a graph in which every model is named. */
export function findAbilityIn(connections: readonly Connection[]): FindAbility {
  return (model) => {
    if (model === undefined) return null
    if (isOfflineModel(model)) return offlineAbility
    const connection = connections.find(({ name }) => name === connectionNameOf(model))
    return connection === undefined ? null : abilityOf(connection)
  }
}
