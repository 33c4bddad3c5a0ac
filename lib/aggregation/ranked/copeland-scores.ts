import { cellOf, type Matrix } from './pairwise'

/**
 * Pairs that an option wins, and half of those that are tied.
 * @see Copeland 1951, A Reasonable Social Welfare Function.
 */
export function copelandScores(matrix: Matrix): number[] {
  return matrix.map((_, x) =>
    matrix.reduce((score, _row, y) => {
      const margin = cellOf(matrix, x, y) - cellOf(matrix, y, x)
      return x === y ? score : score + (margin > 0 ? 1 : margin === 0 ? 0.5 : 0)
    }, 0),
  )
}

/** The option that more ballots put before each other one than behind it; null where there is none. */
export function condorcetWinner(matrix: Matrix): number | null {
  const winner = matrix.findIndex((_, x) =>
    matrix.every((_row, y) => x === y || cellOf(matrix, x, y) > cellOf(matrix, y, x)),
  )
  return winner === -1 ? null : winner
}
