/**
 * The seasonal naive method: the next value is the one of the same season, one cycle ago.
 *
 * @param values at least `period`, oldest first.
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 5.2.
 */
export function seasonalNaive(values: readonly number[], period: number): number {
  return values[values.length - period] ?? NaN
}
