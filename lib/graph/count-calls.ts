import { countRuleCalls } from '../aggregation'
import { panelModels } from '../aggregation/judging/panel'
import type { CallCount } from '../aggregation/define-rule'
import { branchNodesBefore } from './branch-nodes'
import type { FlowNode, Graph } from './document'
import { countOutgoingBranches } from './incoming-answer'
import { countBranches } from './node-facts'

/**
 * How many model calls a node makes in a run when every call is answered at the first attempt. Behind an aggregate whose rule asks
 * models that depends on how many branches lead there, and on what the models say: fewest and most.
 */
export function countNodeCalls(node: FlowNode, graph: Graph): CallCount {
  if (node.type !== 'aggregate') {
    const calls = countBranches(node)
    return { least: calls, most: calls }
  }
  const incoming = branchNodesBefore(graph, node.id).reduce((sum, source) => sum + countOutgoingBranches(source), 0)
  return countRuleCalls(node.data.rule, node.data.options, incoming)
}

/** Of all nodes of a graph. */
export function countGraphCalls(graph: Graph): CallCount {
  return graph.nodes
    .map((node) => countNodeCalls(node, graph))
    .reduce((sum, { least, most }) => ({ least: sum.least + least, most: sum.most + most }), { least: 0, most: 0 })
}

/** The models that an aggregate may ask, one entry for each source of calls; undefined: one that names no model. Empty where it asks none. */
export function aggregateModels({ data }: FlowNode<'aggregate'>): (string | undefined)[] {
  if (countRuleCalls(data.rule, data.options, 2).most === 0) return []
  const named = panelModels(data.options).map((model) => model ?? data.model)
  return named.length === 0 ? [data.model] : [data.model, ...named]
}
