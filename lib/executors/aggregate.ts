import { aggregate as aggregateLocally, rules } from '../aggregation'
import type { AggregationInput, AggregationResult } from '../aggregation/contract'
import type { NodeContext, NodeExecutor, NodeResult } from '../engine/executor'
import { nameOfNode } from '../graph/node-facts'
import { noteEarlyStop } from './note-early-stop'
import { modelOf } from './plan-call'
import { segmentsOf } from './segments-of-call'

/** Combines the incoming branches by a rule. A rule that needs a model gets one branch for its call. */
export const aggregate: NodeExecutor<'aggregate'> = {
  plan(node, context) {
    const rule = rules[node.data.rule]
    const call = rule.callsModel ? rule.ask(inputOf(context), node.data.options ?? {}) : null
    if (call === null) return []
    const label = nameOfNode(node)
    return [
      {
        label,
        request: {
          model: modelOf(label, node.data.model),
          system: call.system,
          segments: segmentsOf(call),
          answer: { type: 'text' },
          options: {},
          purpose: 'synthesis',
        },
      },
    ]
  },
  settle(node, context, [branch]) {
    const rule = rules[node.data.rule]
    const options = node.data.options ?? {}
    if (!rule.callsModel) {
      const input = inputOf(context)
      return toNodeResult(noteEarlyStop(aggregateLocally(node.data.rule, options, input), input.branches))
    }
    if (branch !== undefined && branch.output === null) {
      const why = branch.error?.message ?? branch.reason ?? 'It said nothing.'
      return {
        ok: false,
        error: { code: branch.error?.code ?? 'no_answer', message: `The combining call failed: ${why}` },
      }
    }
    return toNodeResult(rule.read(branch?.output?.text ?? null, inputOf(context), options))
  },
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
