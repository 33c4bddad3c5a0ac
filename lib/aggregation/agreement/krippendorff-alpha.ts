import { groupBy } from '../group-by'
import type { Ratings } from './ratings'

/** What may be said of two values: that they differ, which is more, by how much, by what ratio. */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/**
 * Krippendorff's alpha: 1 − observed / expected disagreement, for any number of raters, any level of measurement, and with ratings
 * missing: 1 − (N − 1) Σ o_ck d²_ck / Σ n_c n_k d²_ck over the coincidence matrix. Items with fewer than two ratings say nothing and are
 * left out. 0.80 and more is reliable, 0.667 tentative.
 *
 * @returns null where nothing varies, or no item has two ratings.
 * @see Krippendorff 2011, Computing Krippendorff's Alpha-Reliability.
 */
export function krippendorffAlpha(ratings: Ratings, level: Level): number | null {
  const units = ratings.map((row) => row.filter((value) => value !== null)).filter(({ length }) => length >= 2)
  const counts = countValues(units.flat())
  const apart = squaredDifferences(level, counts)
  const total = units.reduce((sum, { length }) => sum + length, 0)
  // Within an item every value meets every other, each item weighing as much as it has ratings.
  const observed = units.reduce((sum, unit) => sum + overPairs(countValues(unit), apart) / (unit.length - 1), 0)
  const expected = overPairs(counts, apart)
  return expected > 0 ? 1 - ((total - 1) * observed) / expected : null
}

type Counts = readonly { value: number; count: number }[]

/** Different values from the smallest to the largest. */
function countValues(values: readonly number[]): Counts {
  return [...groupBy(values, (value) => value)]
    .map(([value, same]) => ({ value, count: same.length }))
    .toSorted((one, other) => one.value - other.value)
}

/** Σ n_c n_k d²_ck over pairs of different values. */
function overPairs(counts: Counts, apart: (one: number, other: number) => number): number {
  let sum = 0
  for (const [at, one] of counts.entries()) {
    for (let k = at + 1; k < counts.length; k += 1) {
      const other = counts[k]
      if (other !== undefined) sum += one.count * other.count * apart(one.value, other.value)
    }
  }
  return sum
}

function squaredDifferences(level: Level, counts: Counts): (one: number, other: number) => number {
  switch (level) {
    case 'nominal':
      return () => 1
    case 'ordinal': {
      // How many ratings stand below the middle of each value: the difference of two is what lies between their middles.
      let below = 0
      const middles = new Map<number, number>()
      for (const { value, count } of counts) {
        middles.set(value, below + count / 2)
        below += count
      }
      return (one, other) => ((middles.get(other) ?? 0) - (middles.get(one) ?? 0)) ** 2
    }
    case 'interval':
      return (one, other) => (one - other) ** 2
    case 'ratio':
      return (one, other) => (one + other === 0 ? 0 : ((one - other) / (one + other)) ** 2)
    default:
      return level satisfies never
  }
}
