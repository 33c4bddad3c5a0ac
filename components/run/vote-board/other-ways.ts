import type { AnswerType } from '@/lib/aggregation/answer'
import type { AggregationResult } from '@/lib/aggregation/contract'
import { otherRules } from '@/lib/aggregation/other-rules'
import type { RunState } from '@/lib/engine/run-state'
import type { Graph } from '@/lib/graph/document'
import { headlineOf } from '../aggregation-change'
import { previewOf, type RuleChoice } from '../rule-choice'

/** What another rule would have said. `says` null: it cannot combine these answers, and `why` tells the reason. */
export type OtherWay = { choice: RuleChoice; label: string; says: string | null; differs: boolean; why: string | null }

/** The choices that can stand in the place of an aggregate's own rule. */
export function otherChoices(own: AggregationResult, answer: AnswerType): { label: string; choice: RuleChoice }[] {
  return otherRules(own, answer).map(({ rule, options }) => ({
    label: rule.label,
    choice: { rule: rule.name, options },
  }))
}

/** Combines the same branches by one of them. */
export function otherWay(
  { graph, run, nodeId, own }: { graph: Graph; run: RunState; nodeId: string; own: AggregationResult },
  { label, choice }: { label: string; choice: RuleChoice },
): OtherWay {
  const preview = previewOf(graph, run, nodeId, choice)
  if (preview.is !== 'found') {
    const why = preview.is === 'refused' ? preview.problem.message : null
    return { choice, label, says: null, differs: false, why }
  }
  const { aggregation } = preview
  if (aggregation.outcome === 'error' || aggregation.outcome === 'insufficient') {
    return { choice, label, says: null, differs: true, why: aggregation.notes[0]?.message ?? null }
  }
  return { choice, label, says: saysOf(aggregation), differs: saysOf(aggregation) !== saysOf(own), why: null }
}

const longest = 120

/** The winner, the figure, or why there is none; of a list, all of it. */
export function saysOf(aggregation: AggregationResult): string {
  const { value, outcome } = aggregation
  const listed = outcome === 'decided' && Array.isArray(value) ? value.map(String).join(', ') : headlineOf(aggregation)
  const words = listed ?? (typeof value === 'string' ? value : 'A text')
  return words.length > longest ? `${words.slice(0, longest)}…` : words
}
