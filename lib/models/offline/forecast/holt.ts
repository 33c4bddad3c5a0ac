export type HoltState = { level: number; trend: number }
export type HoltParameters = { alpha: number; beta: number }

/**
 * One step of Holt's linear method.
 *
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 2nd ed., section 7.2, equations for level and trend.
 */
export function holtStep({ level, trend }: HoltState, value: number, { alpha, beta }: HoltParameters): HoltState {
  const next = alpha * value + (1 - alpha) * (level + trend)
  return { level: next, trend: beta * (next - level) + (1 - beta) * trend }
}

/**
 * Holt's linear method: a level and a trend, both smoothed so that recent values count more. The two parameters are those of a grid
 * in steps of 0.05 with the least squared error of one-step forecasts; it begins with the first value and the first change.
 *
 * @param values at least three, oldest first.
 */
export function holt(values: readonly number[]): { forecast: number; parameters: HoltParameters } {
  const fits = steps.flatMap((alpha) =>
    steps.map((beta) => ({ parameters: { alpha, beta }, ...follow(values, { alpha, beta }) })),
  )
  // Of equals the smoother one: a series that is a straight line fits with any parameters.
  const best = fits.reduce((least, fit) => (fit.error < least.error ? fit : least))
  return { forecast: best.state.level + best.state.trend, parameters: best.parameters }
}

const steps = Array.from({ length: 19 }, (_, at) => (at + 1) / 20)

function follow([first = NaN, second = NaN, ...rest]: readonly number[], parameters: HoltParameters) {
  let state: HoltState = { level: second, trend: second - first }
  let error = 0
  for (const value of rest) {
    error += (value - state.level - state.trend) ** 2
    state = holtStep(state, value, parameters)
  }
  return { state, error }
}
