import type { Executors, PlannedBranch } from '../engine/executor'
import { initialRunState, queuedBranch } from '../engine/initial-run-state'
import { incomingOf } from '../engine/incoming-branches'
import type { ModelRequest } from '../engine/model-call'
import { contextOf } from '../engine/node-context'
import { planNode } from '../engine/node-work'
import type { RunSnapshot } from '../engine/ports'
import type { BranchState, NodeRunState, RunState } from '../engine/run-state'
import { nodeStateOf, wireGraph, type Wire } from '../engine/wiring'

/** A call that a run would make, written as it will be sent, except that marks stand for what nobody has said yet. */
export type AheadCall = { nodeId: string; branch: number; label: string; request: ModelRequest; said: Mark }

/** Stands in a prompt for an answer, or for what a rule makes of answers. */
export type Mark = string
type Combined = { nodeId: string; of: readonly Mark[]; said: Mark }

export type AheadPlan = {
  calls: readonly AheadCall[]
  /** The results of rules that call no model. */
  combined: readonly Combined[]
}

// Private letters of Unicode: no prompt has them, and nothing splits or escapes them.
const markOf = (number: number): Mark => `\uE000${number}\uE001`
const mark = /\uE000\d+\uE001/g

/** The marks in a text, each as often as it stands there, and how many characters are known. */
export function readMarks(text: string): { marks: Mark[]; knownLength: number } {
  const marks: Mark[] = text.match(mark) ?? []
  return { marks, knownLength: text.length - marks.reduce((sum, one) => sum + one.length, 0) }
}

/**
 * Plans a whole run before it begins: every prompt that depends on the inputs alone exactly as it will be sent, the later ones with
 * marks for the answers that they will contain. Every call is taken to succeed at its first attempt.
 *
 * @throws what executors throw for a node that cannot be planned.
 */
export function planAhead(snapshot: RunSnapshot, executors: Executors): AheadPlan {
  const wiring = wireGraph(snapshot.graph)
  const calls: AheadCall[] = []
  const combined: Combined[] = []
  let marks = 0
  let state = initialRunState(snapshot.graph)

  for (const wire of wiring.order) {
    const context = contextOf(wire, wiring, snapshot, state)
    const work = planNode(executors, wire.node, context)
    const branches: BranchState[] = []
    // A rule that asks models in rounds wants further calls once the ones before have answered.
    for (let round = work.branches; round.length > 0; round = work.more(branches)) {
      branches.push(...round.map((planned, at) => answered(planned, branches.length + at)))
    }
    state = withNode(state, wire, { branches, status: 'succeeded', output: outputOf() })

    function answered(planned: PlannedBranch, index: number): BranchState {
      const said = markOf((marks += 1))
      calls.push({ nodeId: wire.node.id, branch: index, label: planned.label, request: planned.request, said })
      const opened = { label: planned.label, model: planned.request.model, weight: planned.weight ?? null }
      return { ...queuedBranch(opened, index), status: 'succeeded', output: { text: said } }
    }

    function outputOf(): NodeRunState['output'] {
      if (wire.node.type === 'aggregate') {
        const [only] = branches
        if (only !== undefined) return only.output
        const said = markOf((marks += 1))
        const of = incomingOf(wire, state).flatMap((incoming) => readMarks(incoming.of.output?.text ?? '').marks)
        combined.push({ nodeId: wire.node.id, of, said })
        return { text: said }
      }
      const result = work.settle(branches)
      return result.ok ? result.output : null
    }
  }
  return { calls, combined }
}

function withNode(state: RunState, wire: Wire, change: Partial<NodeRunState>): RunState {
  const changed = { ...nodeStateOf(state, wire), ...change }
  return { ...state, nodes: state.nodes.map((node, at) => (at === wire.at ? changed : node)) }
}
