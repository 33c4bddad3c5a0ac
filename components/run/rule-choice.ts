import { rules } from '@/lib/aggregation'
import type { AggregationResult } from '@/lib/aggregation/contract'
import { ruleNameSchema, type RuleName } from '@/lib/aggregation/rule-name'
import { isSameJson } from '@/lib/editor/is-same-json'
import type { RunState } from '@/lib/engine/run-state'
import { AppError } from '@/lib/errors/app-error'
import type { Problem } from '@/lib/errors/result'
import { previewReaggregation } from '@/lib/executors/reaggregate'
import type { FlowNode, Graph } from '@/lib/graph/document'

/** A rule with its options, as somebody at the screen has chosen it. */
export type RuleChoice = { rule: RuleName; options: FlowNode<'aggregate'>['data']['options'] }

/** What a choice comes to: nothing new, a rule that asks a model, a reason why not, or a result. */
export type Preview =
  | { is: 'own' }
  | { is: 'asksModel'; rule: string }
  | { is: 'refused'; problem: Pick<Problem, 'code' | 'message' | 'issues'> }
  | { is: 'found'; aggregation: AggregationResult }

/** Combines the recorded branches by the chosen rule, here and now; what is kept of it is computed once more by the server. */
export function previewOf(graph: Graph, run: RunState, nodeId: string, { rule, options }: RuleChoice): Preview {
  if (rules[rule].callsModel) {
    const isOwn = run.nodes.some((node) => node.nodeId === nodeId && node.aggregation?.rule === rule)
    return isOwn ? { is: 'own' } : { is: 'asksModel', rule: rules[rule].label }
  }
  try {
    const aggregation = previewReaggregation(graph, run, { nodeId, rule, options: options ?? {} })
    const own = run.nodes.find((node) => node.nodeId === nodeId)?.aggregation ?? null
    return own !== null && isSameWay(own, aggregation) ? { is: 'own' } : { is: 'found', aggregation }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message, issues } = error
    return { is: 'refused', problem: { code, message, issues } }
  }
}

/** Whether two results came about in the same way. */
function isSameWay(one: AggregationResult, other: AggregationResult): boolean {
  return one.rule === other.rule && isSameJson(one.options, other.options)
}

/** Whether two results came about in the same way and found the same in the same branches. What is told beside it may have grown since. */
export function isSameResult(one: AggregationResult, other: AggregationResult): boolean {
  const used = ({ provenance }: AggregationResult) => provenance.map(({ index }) => index)
  return (
    isSameWay(one, other) &&
    one.outcome === other.outcome &&
    isSameJson(one.value, other.value) &&
    isSameJson(used(one), used(other))
  )
}

/** The run's own rule keeps the run's own options; another begins with its defaults. */
export function choiceOf({ data }: FlowNode<'aggregate'>, rule: RuleName): RuleChoice {
  return { rule, options: rule === data.rule ? data.options : undefined }
}

/** The choice that leads to a result; null for a rule of a later version. */
export function choiceBehind({ rule, options }: AggregationResult): RuleChoice | null {
  const known = ruleNameSchema.safeParse(rule)
  return known.success ? { rule: known.data, options } : null
}
