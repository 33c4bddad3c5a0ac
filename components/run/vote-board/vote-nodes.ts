import { rules } from '@/lib/aggregation'
import type { AggregationResult } from '@/lib/aggregation/contract'
import { ruleNameSchema } from '@/lib/aggregation/rule-name'
import type { NodeRunState, RunState } from '@/lib/engine/run-state'

export type CountedNode = NodeRunState & { aggregation: AggregationResult }

/** The aggregates of a run that counted, compared or calculated, with what they found. Joins and reviews have no votes. */
export function voteNodes(run: RunState): CountedNode[] {
  return run.nodes.filter(hasVotes)
}

function hasVotes(node: NodeRunState): node is CountedNode {
  return node.aggregation !== null && isVote(node.aggregation)
}

const counting: readonly string[] = ['nominal', 'ranked', 'numeric']

function isVote({ rule, tallies, statistics, preferences, similarity, judgement }: AggregationResult): boolean {
  const known = ruleNameSchema.safeParse(rule)
  const family = known.success ? rules[known.data].family : null
  if (family === 'join') return false
  const counted = tallies.length > 0 || [statistics, preferences, similarity, judgement].some((part) => part !== null)
  // Also where every branch failed: that nothing could be counted is to be seen.
  return counted || (family !== null && counting.includes(family))
}
