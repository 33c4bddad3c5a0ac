import { linearRegression } from 'simple-statistics'

/**
 * The linear trend: the line of least squares through all values over time, one step further.
 *
 * @param values at least two, oldest first.
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 7.4 (trend).
 */
export function linear(values: readonly number[]): number {
  const { m, b } = linearRegression(values.map((value, at) => [at, value]))
  return b + m * values.length
}
