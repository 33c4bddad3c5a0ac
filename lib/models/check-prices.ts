import type { Issue } from '../errors/app-error'
import type { Graph } from '../graph/document'
import { isOfflineModel } from '../nodes/call-options'
import type { Connection } from './connection'
import { connectionNameOf, modelIdOf } from './model-id'
import { modelsOfGraph } from './models-of-graph'
import { priceInForce } from './price-in-force'

/** What keeps a run from having a limit: models whose price is not known, each once. `at` is in milliseconds since 1970. */
export function checkPrices(graph: Graph, connections: readonly Connection[], at: number): Issue[] {
  const seen = new Set<string>()
  return modelsOfGraph(graph).flatMap(({ nodeId, path, model }): Issue[] => {
    if (seen.has(model) || isOfflineModel(model)) return []
    seen.add(model)
    const connection = connections.find(({ name }) => name === connectionNameOf(model))
    if (connection !== undefined && priceInForce(connection, modelIdOf(model), at) !== null) return []
    const message = `The price of ${model} is not known. Set it under Settings, or run without a limit.`
    return [{ nodeId, path, code: 'price_unknown', message }]
  })
}
