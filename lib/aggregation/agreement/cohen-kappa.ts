import { completeItems, type Ratings } from './ratings'

/** How far apart two categories are: all alike apart, by their distance, or by its square. */
export type KappaWeights = 'none' | 'linear' | 'quadratic'

/**
 * Cohen's kappa of two raters: 1 − Σ w·observed / Σ w·expected disagreement, the expected one from each rater's own margins.
 * 1: they always agree; 0: as often as by chance.
 *
 * @param categories in their order, which the weights go by. One that nobody used changes nothing but distances.
 * @returns null for no item that both rated, and where chance alone would always agree (Pe = 1).
 * @see Cohen 1960, A Coefficient of Agreement for Nominal Scales; Cohen 1968 for the weights.
 */
export function cohenKappa<Value>(
  ratings: Ratings<Value>,
  categories: readonly Value[],
  weights: KappaWeights = 'none',
): number | null {
  const pairs = completeItems(ratings).map((row) => row.map((value) => categories.indexOf(value)))
  const n = pairs.length
  if (n === 0 || pairs.some((row) => row.length !== 2 || row.includes(-1))) return null
  const share = (rater: number, category: number) => pairs.filter((row) => row[rater] === category).length / n
  const observed = pairs.reduce((sum, [one = 0, other = 0]) => sum + distance(one, other, weights), 0) / n
  let expected = 0
  for (const one of categories.keys()) {
    for (const other of categories.keys()) expected += share(0, one) * share(1, other) * distance(one, other, weights)
  }
  return expected === 0 ? null : 1 - observed / expected
}

function distance(one: number, other: number, weights: KappaWeights): number {
  if (weights === 'none') return one === other ? 0 : 1
  return weights === 'linear' ? Math.abs(one - other) : (one - other) ** 2
}
