import { groupBy } from '../group-by'
import { completeItems, type Ratings } from './ratings'

/**
 * Fleiss' kappa of any number of raters over categories without order: (P − Pe) / (1 − Pe), P the mean share of agreeing pairs of
 * raters per item, Pe what chance would give with the categories as common as they are. Needs equal raters per item: items with a
 * missing rating are left out.
 *
 * @returns null for fewer than two raters, no complete item, and Pe = 1.
 * @see Fleiss 1971, Measuring Nominal Scale Agreement Among Many Raters.
 */
export function fleissKappa<Value>(ratings: Ratings<Value>): number | null {
  const items = completeItems(ratings)
  const raters = items[0]?.length ?? 0
  if (raters < 2) return null
  const pairs = items.map((row) => {
    const counts = [...groupBy(row, (value) => value).values()].map(({ length }) => length)
    return counts.reduce((sum, count) => sum + count * (count - 1), 0) / (raters * (raters - 1))
  })
  const agreement = pairs.reduce((sum, share) => sum + share, 0) / items.length
  const counts = [...groupBy(items.flat(), (value) => value).values()].map(({ length }) => length)
  const chance = counts.reduce((sum, count) => sum + (count / (items.length * raters)) ** 2, 0)
  return counts.length < 2 ? null : (agreement - chance) / (1 - chance)
}
