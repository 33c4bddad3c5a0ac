import { reasonInWords } from '@/lib/aggregation/markdown/missing-branches'
import { branchKey, type BranchKey } from '@/lib/editor/run-feed'
import type { RunState } from '@/lib/engine/run-state'
import type { Graph } from '@/lib/graph/document'
import { formatValue } from './format-figures'
import { incomingRefs } from './incoming-refs'

/** What a vote took a branch's words for: "1,115 TBtu", or why it does not count. */
export type CountedAnswer = { text: string; remark: 'outlier' | 'not counted' | null }

/** By branch, for every branch that an aggregator counted or calculated with. Branches that are joined or merged have none. */
export function countedAnswers(graph: Graph, run: RunState): ReadonlyMap<BranchKey, CountedAnswer> {
  const counted = new Map<BranchKey, CountedAnswer>()
  for (const { nodeId, aggregation } of run.nodes) {
    if (aggregation === null || (aggregation.statistics === null && aggregation.tallies.length === 0)) continue
    const refs = incomingRefs(graph, run, nodeId)
    const put = (index: number, answer: CountedAnswer) => {
      const ref = refs[index]
      if (ref?.branch != null) counted.set(branchKey(ref.nodeId, ref.branch), answer)
    }
    for (const { index, reason } of aggregation.excluded) {
      put(index, { text: reasonInWords(reason), remark: 'not counted' })
    }
    for (const { answer, branches } of aggregation.tallies) {
      for (const index of branches) put(index, { text: answer, remark: null })
    }
    for (const { index, value, outlier } of aggregation.statistics?.values ?? []) {
      put(index, { text: formatValue(value, aggregation.statistics?.unit), remark: outlier ? 'outlier' : null })
    }
  }
  return counted
}
