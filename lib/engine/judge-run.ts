import type { RunFact } from './run-event'
import type { NodeRunState, RunState } from './run-state'
import { nodeStateOf, type Wiring } from './wiring'

/** How a run ends whose nodes have all settled: it succeeds when every result of it does. */
export function judgeRun(wiring: Wiring, state: RunState): RunFact {
  if (state.cancelRequested) return { type: 'run.cancelled' }
  const missing = resultNodes(wiring)
    .map((wire) => nodeStateOf(state, wire))
    .find((node) => node.status !== 'succeeded')
  if (missing === undefined) return { type: 'run.succeeded' }
  return { type: 'run.failed', error: { code: missing.error?.code ?? 'result_missing', message: explain(missing) } }
}

/** The outputs; in a graph without one, every node that nothing follows. In declared order. */
export function resultNodes(wiring: Wiring) {
  const outputs = wiring.order.filter(({ node }) => node.type === 'output')
  const results = outputs.length > 0 ? outputs : wiring.order.filter(({ targets }) => targets.length === 0)
  return results.toSorted((one, other) => one.at - other.at)
}

/** Why a node has no result, naming it: for the run, and for the nodes behind it. A skipped node hands on where it began. */
export function explain(node: NodeRunState): string {
  if (node.status === 'failed') return `“${node.label}” failed: ${node.error?.message ?? 'no reason was recorded.'}`
  return node.reason ?? `“${node.label}” was ${node.status}.`
}
