import type { Graph } from '../graph/document'
import { resultNodes } from './judge-run'
import type { NodeOutput } from './run-event'
import type { NodeRunState } from './run-state'
import { wireGraph } from './wiring'

type NodeResult = Pick<NodeRunState, 'nodeId' | 'label' | 'output'>

/**
 * What a run hands back: the result of its output node; of several, those that there are, joined in declared order, with a value
 * by node id. null while there is none.
 */
export function runResult(graph: Graph, { nodes }: { nodes: readonly NodeResult[] }): NodeOutput | null {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const found = resultNodes(wireGraph(graph)).flatMap(({ node }) => {
    const { nodeId, label, output = null } = byId.get(node.id) ?? { nodeId: node.id, label: '' }
    return output === null ? [] : [{ nodeId, label, output }]
  })
  const [first] = found
  if (first === undefined) return null
  if (found.length === 1) return first.output
  return {
    text: found.map(({ label, output }) => `## ${label}\n\n${output.text}`).join('\n\n'),
    value: Object.fromEntries(found.map(({ nodeId, output }) => [nodeId, output.value ?? output.text])),
  }
}
