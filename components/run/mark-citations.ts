import type { CitationMark } from './cited-sources'

/** What is read and written of a Markdown tree. */
type Tree = {
  type: string
  value?: string
  children?: Tree[]
  position?: { start: { offset?: number }; end: { offset?: number } }
  data?: { hName: string; hProperties: { title: string } }
}

/**
 * Puts the numbers of sources into a Markdown tree, by place. They are elements that no Markdown can write, so that an answer cannot
 * claim a source that its server did not name.
 */
export function markCitations(marks: readonly CitationMark[]) {
  return (tree: Tree): void => {
    const leaves = leavesOf(tree)
    const byLeaf = new Map<Tree, CitationMark[]>()
    for (const mark of marks) {
      const leaf = leaves.findLast((candidate) => startOf(candidate) < mark.at)
      if (leaf !== undefined) byLeaf.set(leaf, [...(byLeaf.get(leaf) ?? []), mark])
    }
    if (byLeaf.size > 0) insertInto(tree, byLeaf)
  }
}

function leavesOf(tree: Tree): Tree[] {
  if (tree.children !== undefined) return tree.children.flatMap(leavesOf)
  return tree.position === undefined ? [] : [tree]
}

function insertInto(tree: Tree, byLeaf: ReadonlyMap<Tree, readonly CitationMark[]>): void {
  tree.children = tree.children?.flatMap((child) => {
    const marks = byLeaf.get(child)
    if (marks !== undefined) return split(child, marks)
    insertInto(child, byLeaf)
    return child
  })
}

/** Text in which something was escaped is shorter than where it stands: there the numbers go to its end. */
function split(leaf: Tree, marks: readonly CitationMark[]): Tree[] {
  const start = startOf(leaf)
  const { value = '' } = leaf
  const isExact = leaf.type === 'text' && value.length === endOf(leaf) - start
  if (!isExact) return [leaf, ...marks.map(toNode)]
  const pieces: Tree[] = []
  let from = 0
  for (const mark of marks) {
    const to = Math.min(mark.at - start, value.length)
    pieces.push({ type: 'text', value: value.slice(from, to) }, toNode(mark))
    from = to
  }
  return [...pieces, { type: 'text', value: value.slice(from) }].filter(({ value }) => value !== '')
}

function toNode({ numbers }: CitationMark): Tree {
  return { type: 'citation', children: [], data: { hName: 'cite', hProperties: { title: numbers.join(' ') } } }
}

const startOf = (tree: Tree) => tree.position?.start.offset ?? 0
const endOf = (tree: Tree) => tree.position?.end.offset ?? 0
