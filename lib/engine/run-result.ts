import type { Graph } from '../graph/document'
import { resultNodes } from './judge-run'
import type { NodeOutput } from './run-event'
import type { RunState } from './run-state'
import { nodeStateOf, wireGraph } from './wiring'

/**
 * What a run hands back: the result of its output node; of several, those that there are, joined in declared order, with a value
 * by node id. null while there is none.
 */
export function runResult(graph: Graph, state: RunState): NodeOutput | null {
  const found = resultNodes(wireGraph(graph)).flatMap((wire) => {
    const { nodeId, label, output } = nodeStateOf(state, wire)
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
