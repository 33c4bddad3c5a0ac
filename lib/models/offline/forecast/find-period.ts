const periods = [4, 12, 7]

/**
 * The length of the season in a series: quarters, months or days of the week. A period counts when two whole cycles are there, and
 * when values one cycle apart are alike beyond chance: the autocorrelation at that lag is above 2/√n once the trend is taken out.
 *
 * @returns the period with the strongest autocorrelation; null when there is none.
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 2.8 (bounds of white noise in 2.9).
 */
export function findPeriod(values: readonly number[]): number | null {
  const changes = values.slice(1).map((value, at) => value - (values[at] ?? value))
  const strengths = periods
    .filter((period) => values.length >= 2 * period + 1)
    .map((period) => ({ period, strength: autocorrelation(changes, period) }))
    .filter(({ strength }) => strength > 2 / Math.sqrt(changes.length))
  return strengths.toSorted((a, b) => b.strength - a.strength)[0]?.period ?? null
}

/** @returns 0 for a series that does not vary. */
export function autocorrelation(values: readonly number[], lag: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const off = values.map((value) => value - mean)
  const variance = off.reduce((sum, value) => sum + value * value, 0)
  if (variance === 0) return 0
  return off.slice(lag).reduce((sum, value, at) => sum + value * (off[at] ?? 0), 0) / variance
}
