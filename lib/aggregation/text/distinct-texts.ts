import { groupBy } from '../group-by'
import { comparable, similarityOf, type Comparable } from './compare-texts'

/** What one branch says. */
export type Said = { index: number; text: string }
/** Branches that say the same apart from case, white space and marks at the end. */
export type Distinct = { said: Said[]; text: Comparable }

/** Texts that are the same put together, in an order of their own, so that the order of the branches shows nowhere. */
export function distinctTexts(said: readonly Said[]): Distinct[] {
  const ready = said.map((one) => ({ ...one, comparable: comparable(one.text) }))
  return [...groupBy(ready, (one) => one.comparable.form).entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, same]) => {
      const [first] = same
      const members = same.map(({ index, text }) => ({ index, text })).toSorted((one, other) => one.index - other.index)
      return first === undefined ? [] : [{ said: members, text: first.comparable }]
    })
}

/** How alike every two of them are; 1 on the diagonal. */
export function similarityMatrix(texts: readonly Distinct[]): number[][] {
  const matrix = texts.map(() => Array<number>(texts.length).fill(1))
  for (const [x, one] of texts.entries()) {
    for (let y = x + 1; y < texts.length; y += 1) {
      const other = texts[y]
      const similarity = other === undefined ? 0 : similarityOf(one.text, other.text)
      for (const [row, column] of [[x, y] as const, [y, x] as const]) {
        const cells = matrix[row]
        if (cells !== undefined) cells[column] = similarity
      }
    }
  }
  return matrix
}

/**
 * The mean similarity of each of some texts to all others of them, every branch counted: copies of a text are alike by 1.
 * null where there is only one branch.
 */
export function meanSimilarities(
  texts: readonly Distinct[],
  matrix: readonly (readonly number[])[],
  among: readonly number[],
): Map<number, number | null> {
  const sizeOf = (at: number) => texts[at]?.said.length ?? 0
  const branches = among.reduce((sum, at) => sum + sizeOf(at), 0)
  return new Map(
    among.map((at) => {
      if (branches < 2) return [at, null]
      const toOthers = among.reduce(
        (sum, other) => sum + (other === at ? 0 : sizeOf(other) * (matrix[at]?.[other] ?? 0)),
        0,
      )
      return [at, (toOthers + sizeOf(at) - 1) / (branches - 1)]
    }),
  )
}

/** Similarities that differ by no more are equal: their sums are rounded. */
const roundingError = 1e-12

/** The text with the highest mean similarity to the others; of equal ones that of the branch with the lowest index. */
export function medoidOf(
  texts: readonly Distinct[],
  means: ReadonlyMap<number, number | null>,
): { at: number; said: Said } | null {
  const highest = Math.max(...[...means.values()].map((mean) => mean ?? 0))
  const candidates = [...means]
    .filter(([, mean]) => highest - (mean ?? 0) <= roundingError)
    .flatMap(([at]) => (texts[at]?.said[0] === undefined ? [] : [{ at, said: texts[at].said[0] }]))
    .toSorted((one, other) => one.said.index - other.said.index)
  return candidates[0] ?? null
}
