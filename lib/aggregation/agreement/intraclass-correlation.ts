import { completeItems, noSpread, type Ratings } from './ratings'

/**
 * Intraclass correlations of numeric ratings, over the items that every rater rated. `icc1`: every item has raters of its own;
 * `icc21`: the raters are a sample of all raters; `icc31`: they are all that matter, so that one who is always stricter does no harm.
 * `…Mean` are the same for the mean over the raters instead of a single one.
 */
export type IntraclassCorrelations = {
  icc1: number | null
  icc21: number | null
  icc31: number | null
  icc1Mean: number | null
  icc21Mean: number | null
  icc31Mean: number | null
}

/**
 * All null for fewer than two complete items or two raters, and where nothing varies; a single one where its denominator is not
 * above 0.
 *
 * @see Shrout and Fleiss 1979, Intraclass Correlations: Uses in Assessing Rater Reliability.
 */
export function intraclassCorrelations(ratings: Ratings): IntraclassCorrelations {
  const rows = completeItems(ratings)
  const n = rows.length
  const k = rows[0]?.length ?? 0
  if (n < 2 || k < 2) return undefinedAll
  const all = rows.flat()
  const grand = mean(all)
  const columns = Array.from({ length: k }, (_, rater) => mean(rows.map((row) => row[rater] ?? 0)))
  const total = squares(all, grand)
  const betweenItems = k * squares(rows.map(mean), grand)
  const betweenRaters = n * squares(columns, grand)
  if (total <= noSpread * Math.max(1, grand * grand) * all.length) return undefinedAll
  const items = betweenItems / (n - 1)
  const raters = betweenRaters / (k - 1)
  const within = (total - betweenItems) / (n * (k - 1))
  const error = Math.max(0, total - betweenItems - betweenRaters) / ((n - 1) * (k - 1))
  return {
    icc1: ratio(items - within, items + (k - 1) * within),
    icc21: ratio(items - error, items + (k - 1) * error + (k * (raters - error)) / n),
    icc31: ratio(items - error, items + (k - 1) * error),
    icc1Mean: ratio(items - within, items),
    icc21Mean: ratio(items - error, items + (raters - error) / n),
    icc31Mean: ratio(items - error, items),
  }
}

const undefinedAll: IntraclassCorrelations = {
  icc1: null,
  icc21: null,
  icc31: null,
  icc1Mean: null,
  icc21Mean: null,
  icc31Mean: null,
}

function ratio(part: number, whole: number): number | null {
  return whole > noSpread ? part / whole : null
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function squares(values: readonly number[], around: number): number {
  return values.reduce((sum, value) => sum + (value - around) ** 2, 0)
}
