import { countBranches, nameOfNode } from '../graph/node-facts'
import type { FlowNode } from '../graph/document'

/** A branch as the graph alone tells it, before anything ran. */
export type DeclaredBranch = { label: string; model: string | null; weight: number | null }

/**
 * The branches that a node will open, in declared order. What a join counts as outstanding before the node starts, what the screen
 * shows as queued, and where the executors take labels and weights from: one list, so that the three never disagree.
 */
export function declaredBranches(node: FlowNode): DeclaredBranch[] {
  if (node.type === 'section') {
    return node.data.sections.map((section, at) => ({
      label: section.label.trim() || `Section ${at + 1}`,
      model: section.model ?? node.data.model ?? null,
      weight: null,
    }))
  }
  if (node.type === 'vote') {
    return node.data.voters.flatMap((voter, at) => {
      const label = voter.label.trim() || `Voter ${at + 1}`
      const samples = voter.samples ?? 1
      return Array.from({ length: samples }, (_, sample) => ({
        label: samples > 1 ? `${label} ${sample + 1}` : label,
        model: voter.model ?? null,
        weight: voter.weight ?? null,
      }))
    })
  }
  const model = node.type === 'prompt' || node.type === 'aggregate' ? (node.data.model ?? null) : null
  return Array.from({ length: countBranches(node) }, () => ({ label: nameOfNode(node), model, weight: null }))
}
