/**
 * The naive method: every forecast is the last value seen.
 *
 * @param values at least one, oldest first.
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 5.2.
 */
export function naive(values: readonly number[]): number {
  return values.at(-1) ?? NaN
}
