import { branchKey, type BranchKey } from '@/lib/editor/run-feed'
import type { BranchState, NodeRunState } from '@/lib/engine/run-state'
import type { CountedAnswer } from './counted-answers'

/** A branch on its way to the screen, in declared order: nodes as in the graph, then branch index. */
export type BranchRef = {
  nodeId: string
  nodeLabel: string
  branch: BranchState
  /** What a vote took its words for; null where no vote counted it, or not yet. */
  counted: CountedAnswer | null
}

/** Equal short answers, shown once. `same` names all of them, the first included. */
export type BranchGroup = { first: BranchRef; same: readonly BranchRef[] }

export function branchRefs(
  nodes: readonly NodeRunState[],
  nodeId: string | null,
  counted: ReadonlyMap<BranchKey, CountedAnswer>,
): BranchRef[] {
  return nodes
    .filter((node) => nodeId === null || node.nodeId === nodeId)
    .flatMap((node) =>
      node.branches.map((branch) => ({
        nodeId: node.nodeId,
        nodeLabel: node.label,
        branch,
        counted: counted.get(branchKey(node.nodeId, branch.index)) ?? null,
      })),
    )
}

const shortAnswer = 80

/** A word, a number, a line: what can be compared at a glance. What a vote counted goes before what was said. null for a long text. */
export function shortAnswerOf({ branch, counted }: BranchRef): string | null {
  if (counted !== null && counted.remark !== 'not counted') return counted.text
  const text = branch.output?.text.trim()
  return text === undefined || text.length > shortAnswer || text.includes('\n') ? null : text
}

/** Whether these branches read better as rows of a table than as columns of text. */
export function readsAsTable(refs: readonly BranchRef[]): boolean {
  const answered = refs.filter(({ branch }) => branch.output !== null)
  return answered.length > 1 && answered.every((ref) => shortAnswerOf(ref) !== null)
}

/** Folds equal short answers of the same node into one, where the first of them stands. Everything else stays by itself. */
export function foldEqual(refs: readonly BranchRef[]): BranchGroup[] {
  const groups = new Map<string, BranchRef[]>()
  for (const ref of refs) {
    const answer = shortAnswerOf(ref)
    const key = answer === null ? `${ref.nodeId}#${ref.branch.index}` : `${ref.nodeId}#=${answer.toLowerCase()}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [ref])
    else group.push(ref)
  }
  return [...groups.values()].flatMap((same) => (same[0] === undefined ? [] : [{ first: same[0], same }]))
}
