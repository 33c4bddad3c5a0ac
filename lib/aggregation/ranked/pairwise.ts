import type { RankedBallot } from './cast-rankings'

/** `matrix[x][y]` is how many ballots put option x before option y. */
export type Matrix = readonly (readonly number[])[]

/** Counts every pair of options. Equal places, also those of options that a ballot does not name, count for neither. */
export function pairwisePreferences(ballots: readonly Pick<RankedBallot, 'places'>[], options: number): Matrix {
  const matrix = Array.from({ length: options }, () => Array<number>(options).fill(0))
  for (const { places } of ballots) {
    for (const [x, row] of matrix.entries()) {
      for (let y = 0; y < options; y += 1) if ((places[x] ?? 0) < (places[y] ?? 0)) row[y] = (row[y] ?? 0) + 1
    }
  }
  return matrix
}

export function cellOf(matrix: Matrix, x: number, y: number): number {
  return matrix[x]?.[y] ?? 0
}
