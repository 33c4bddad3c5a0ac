import type { Graph } from '../graph/document'
import { aggregateModels } from '../graph/count-calls'
import { isOfflineModel } from '../nodes/call-options'

/**
 * Whether a run of the graph asks no model that could cost money. Where a node names no model, `freeByDefault` says what it is given
 * at the start.
 */
export function isFree(graph: Graph, freeByDefault: boolean): boolean {
  return graph.nodes.every((node) =>
    modelsOf(node).every((model) => (model === undefined ? freeByDefault : isOfflineModel(model))),
  )
}

/** One entry per source of calls; undefined: it names no model. */
function modelsOf(node: Graph['nodes'][number]): (string | undefined)[] {
  switch (node.type) {
    case 'prompt':
      return [node.data.model]
    case 'section':
      return node.data.sections.map((part) => part.model ?? node.data.model)
    case 'vote':
      return node.data.voters.map((voter) => voter.model)
    case 'aggregate':
      return aggregateModels(node)
    default:
      return []
  }
}
