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
  const values = [...new Set(units.flat())].toSorted((one, other) => one - other)
  const counts = values.map((value) => units.reduce((sum, unit) => sum + countOf(unit, value), 0))
  const total = counts.reduce((sum, count) => sum + count, 0)
  let observed = 0
  let expected = 0
  for (const [c, one] of values.entries()) {
    for (let k = c + 1; k < values.length; k += 1) {
      const other = values[k] ?? one
      const apart = squaredDifference(level, { c, k, values, counts })
      observed += apart * coincidences(units, one, other)
      expected += apart * (counts[c] ?? 0) * (counts[k] ?? 0)
    }
  }
  return expected > 0 ? 1 - ((total - 1) * observed) / expected : null
}

/** How often the one value meets the other within an item, each item weighing as much as it has ratings. */
function coincidences(units: readonly (readonly number[])[], one: number, other: number): number {
  return units.reduce((sum, unit) => sum + (countOf(unit, one) * countOf(unit, other)) / (unit.length - 1), 0)
}

type Pair = { c: number; k: number; values: readonly number[]; counts: readonly number[] }

function squaredDifference(level: Level, { c, k, values, counts }: Pair): number {
  const [one = 0, other = 0] = [values[c], values[k]]
  switch (level) {
    case 'nominal':
      return 1
    case 'ordinal': {
      const between = counts.slice(c, k + 1).reduce((sum, count) => sum + count, 0)
      return (between - ((counts[c] ?? 0) + (counts[k] ?? 0)) / 2) ** 2
    }
    case 'interval':
      return (one - other) ** 2
    case 'ratio':
      return one + other === 0 ? 0 : ((one - other) / (one + other)) ** 2
    default:
      return level satisfies never
  }
}

function countOf(unit: readonly number[], value: number): number {
  return unit.filter((given) => given === value).length
}
