import { conduct, modelNeeds, rules } from '../aggregation'
import type { AggregationInput, AggregationResult } from '../aggregation/contract'
import type { RuleCall } from '../aggregation/define-rule'
import type { NodeContext, NodeExecutor, NodeResult, PlannedBranch } from '../engine/executor'
import type { BranchState } from '../engine/run-state'
import type { FlowNode } from '../graph/document'
import { nameOfNode } from '../graph/node-facts'
import { noteCostCap } from './note-cost-cap'
import { noteEarlyStop } from './note-early-stop'
import { planBallot } from './plan-ballot'
import { modelOf } from './plan-call'
import { segmentsOf } from './segments-of-call'

/** Combines the incoming branches by a rule. What a rule asks of models are branches of its own, round after round. */
export const aggregate: NodeExecutor<'aggregate'> = {
  plan: (node, context) => planCalls(node, context, []),
  more: (node, context, branches) => planCalls(node, context, branches).slice(branches.length),
  settle(node, context, branches) {
    const lost = lostCall(node, branches)
    if (lost !== null) return lost
    const input = inputOf(context)
    const { find } = conduct(node.data.rule, node.data.options ?? {}, input, repliesOf(branches))
    return toNodeResult(noteCostCap(noteEarlyStop(find(), input.branches), input.branches))
  },
}

function planCalls(
  node: FlowNode<'aggregate'>,
  context: NodeContext,
  branches: readonly BranchState[],
): PlannedBranch[] {
  const { rule, options = {} } = node.data
  // Counting thousands of branches only to learn that nothing is to be asked would take its time again for each round.
  if (modelNeeds(rule, options).length === 0) return []
  const { wanted } = conduct(rule, options, inputOf(context), repliesOf(branches))
  return wanted.map((call) => ('ballot' in call ? planBallot(node, context, call) : planCall(node, call)))
}

function planCall(node: FlowNode<'aggregate'>, call: RuleCall): PlannedBranch {
  const label = nameOfNode(node)
  return {
    label: call.label ?? label,
    request: {
      model: modelOf(label, call.model, node.data.model),
      system: call.system,
      segments: segmentsOf(call),
      answer: call.answer ?? { type: 'text' },
      options: call.effort === undefined ? {} : { effort: call.effort },
      purpose: 'synthesis',
    },
  }
}

function repliesOf(branches: readonly BranchState[]): (string | null)[] {
  return branches.map(({ output }) => output?.text ?? null)
}

/** A rule that rests on models and got no reply at all has no result; a rule that computes has one all the same. */
function lostCall(node: FlowNode<'aggregate'>, branches: readonly BranchState[]): NodeResult | null {
  const [first] = branches
  if (!rules[node.data.rule].callsModel || first === undefined || branches.some(({ output }) => output !== null))
    return null
  const why = first.error?.message ?? first.reason ?? 'It said nothing.'
  const message = `${branches.length === 1 ? 'The combining call' : `Each of the ${branches.length} combining calls`} failed: ${why}`
  return { ok: false, error: { code: first.error?.code ?? 'no_answer', message } }
}

/** What a rule is handed of what the node was given. */
export function inputOf({ incoming, incomingAnswer }: NodeContext): AggregationInput {
  return { branches: incoming, answer: incomingAnswer }
}

/** A tie or no consensus is an answer, and its text says so. Too few branches, or branches that do not fit together, are none. */
export function toNodeResult(aggregation: AggregationResult): NodeResult {
  const { outcome, text, value, notes } = aggregation
  if (outcome === 'insufficient' || outcome === 'error') {
    const said = notes[0]?.message ?? text.trim()
    const message = said === '' ? 'Too few branches gave an answer that can be combined.' : said
    return {
      ok: false,
      error: { code: outcome === 'error' ? 'cannot_combine' : 'too_few_answers', message },
      aggregation,
    }
  }
  return { ok: true, output: { text, value }, aggregation }
}
