import type { Answer } from '../aggregation/answer'
import { answerOf } from '../graph/incoming-answer'
import type { NodeContext } from './executor'
import { branchSources, incomingBranches } from './incoming-branches'
import type { RunSnapshot } from './ports'
import type { NodeOutput } from './run-event'
import type { RunState } from './run-state'
import { nodeStateOf, type Wire, type Wiring } from './wiring'

/**
 * What a node is given to work with, read from the state just before it started. That state is the same whenever the recorded
 * events are folded again, so a node that goes on after a crash works with what it began with.
 */
export function contextOf(
  wire: Wire,
  wiring: Wiring,
  { runId, graph, inputs }: RunSnapshot,
  state: RunState,
): NodeContext {
  return {
    runId,
    graph,
    inputs,
    outputs: outputsBefore(wire, state),
    incoming: incomingBranches(wire, state),
    incomingAnswer: incomingAnswer(wire, wiring),
  }
}

/** Of every node that leads here, however far up. */
function outputsBefore(wire: Wire, state: RunState): Map<string, NodeOutput> {
  const outputs = new Map<string, NodeOutput>()
  const seen = new Set<Wire>()
  const open = [...wire.sources]
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    if (seen.has(source)) continue
    seen.add(source)
    const { output } = nodeStateOf(state, source)
    if (output !== null) outputs.set(source.node.id, output)
    open.push(...source.sources)
  }
  return outputs
}

/** What the incoming branches were all asked; text where they were asked different things. */
export function incomingAnswer(wire: Wire, { index }: Wiring): Answer {
  const [first, ...others] = branchSources(wire).map(({ node }) => answerOf(node, index))
  if (first === undefined || others.some(({ type }) => type !== first.type)) return { type: 'text' }
  return first
}
