import type { BranchState, NodeRunState } from '@/lib/engine/run-state'

/** A branch on its way to the screen, in declared order: nodes as in the graph, then branch index. */
export type BranchRef = { nodeId: string; nodeLabel: string; branch: BranchState }

/** Equal short answers, shown once. `same` names all of them, the first included. */
export type BranchGroup = { first: BranchRef; same: readonly BranchRef[] }

export function branchRefs(nodes: readonly NodeRunState[], nodeId: string | null): BranchRef[] {
  return nodes
    .filter((node) => nodeId === null || node.nodeId === nodeId)
    .flatMap((node) => node.branches.map((branch) => ({ nodeId: node.nodeId, nodeLabel: node.label, branch })))
}

const shortAnswer = 80

/** A word, a number, a line: what can be compared at a glance and stand in a table. */
export function isShortAnswer(branch: BranchState): boolean {
  const text = branch.output?.text.trim()
  return text !== undefined && text.length <= shortAnswer && !text.includes('\n')
}

/** Whether these branches read better as rows of a table than as columns of text. */
export function readsAsTable(refs: readonly BranchRef[]): boolean {
  const answered = refs.filter(({ branch }) => branch.output !== null)
  return answered.length > 1 && answered.every(({ branch }) => isShortAnswer(branch))
}

/** Folds equal short answers of the same node into one, where the first of them stands. Everything else stays by itself. */
export function foldEqual(refs: readonly BranchRef[]): BranchGroup[] {
  const groups = new Map<string, BranchRef[]>()
  for (const ref of refs) {
    const key = isShortAnswer(ref.branch)
      ? `${ref.nodeId}#=${ref.branch.output?.text.trim().toLowerCase()}`
      : `${ref.nodeId}#${ref.branch.index}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [ref])
    else group.push(ref)
  }
  return [...groups.values()].flatMap((same) => (same[0] === undefined ? [] : [{ first: same[0], same }]))
}
