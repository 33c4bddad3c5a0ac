/**
 * The drift method: goes on from the last value by the average change, which is the line through the first and the last value.
 *
 * @param values at least two, oldest first.
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 5.2.
 */
export function drift(values: readonly number[]): number {
  const first = values[0] ?? NaN
  const last = values.at(-1) ?? NaN
  return last + (last - first) / (values.length - 1)
}
