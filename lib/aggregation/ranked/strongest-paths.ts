import { cellOf, type Matrix } from './pairwise'

/**
 * The strength of the strongest path between every two options. A link from x to y is as strong as the ballots that prefer x,
 * where they are more than those that prefer y (winning votes); a path is as strong as its weakest link.
 *
 * Widest paths by Floyd and Warshall: O(m³) for m options.
 *
 * @see Schulze 2011, A New Monotonic, Clone-Independent, Reversal Symmetric, and Condorcet-Consistent Single-Winner Election Method.
 */
export function strongestPaths(matrix: Matrix): Matrix {
  const strength = matrix.map((row, x) => row.map((votes, y) => (x !== y && votes > cellOf(matrix, y, x) ? votes : 0)))
  for (const [via, onwards] of strength.entries()) {
    for (const [x, row] of strength.entries()) {
      if (x === via) continue
      const first = row[via] ?? 0
      for (let y = 0; y < row.length; y += 1) {
        if (y === x || y === via) continue
        row[y] = Math.max(row[y] ?? 0, Math.min(first, onwards[y] ?? 0))
      }
    }
  }
  return strength
}

/** How many options each one beats by its strongest path. */
export function pathWins(strength: Matrix): number[] {
  return strength.map((row, x) => row.filter((votes, y) => votes > cellOf(strength, y, x)).length)
}
