import type { Similarity } from '../contract'
import type { Distinct } from './distinct-texts'

/** A larger picture is no longer read, and grows with the square. */
const mostTexts = 40

/** How alike the answers are, for people to look at: in the order of their first branches, and no more than can be looked at. */
export function tellSimilarity(texts: readonly Distinct[], matrix: readonly (readonly number[])[]): Similarity | null {
  if (texts.length === 0) return null
  const firstBranch = (at: number) => texts[at]?.said[0]?.index ?? 0
  const shown = [...texts.keys()].toSorted((one, other) => firstBranch(one) - firstBranch(other)).slice(0, mostTexts)
  return {
    texts: shown.map((at) => ({ branches: (texts[at]?.said ?? []).map(({ index }) => index) })),
    matrix: shown.map((x) => shown.map((y) => thousandths(matrix[x]?.[y] ?? 0))),
    omitted: texts.length - shown.length,
  }
}

/** Nobody reads further digits, and every result is stored. */
function thousandths(similarity: number): number {
  return Math.round(similarity * 1000) / 1000
}
