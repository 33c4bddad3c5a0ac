import { cumulativeStdNormalProbability } from 'simple-statistics'
import { cannotAnswer } from '../cannot-answer'
import { formatNumber } from '../tables/format-number'

/** A spread from fewer errors would be a guess. */
export const fewestErrors = 3

export type Threshold = { value: number; isAbove: boolean }

const above = 'above|over|exceeds?|exceed|more than|at least|greater than|reach(?:es)?'
const below = 'below|under|less than|fewer than|at most|fall(?:s)? to'
const pattern = new RegExp(`\\b(${above}|${below})\\s+[$€£]?\\s*(-?\\d+(?:,\\d{3})*(?:\\.\\d+)?)`, 'i')

/** "above 1,200" or "less than 4". @throws ModelCallError when the question names no such threshold. */
export function findThreshold(question: string): Threshold {
  const [, words = '', digits = ''] = question.match(pattern) ?? []
  if (digits === '') {
    const message =
      'A forecaster needs a threshold for a probability. Ask, for example, whether the next value will be above 1,200.'
    throw cannotAnswer('no_threshold', message)
  }
  return { value: Number(digits.replaceAll(',', '')), isAbove: new RegExp(`^(?:${above})$`, 'i').test(words) }
}

/** What the method would have been wrong by at each value of the past that it had enough values before. */
export function pastErrors(
  values: readonly number[],
  fewest: number,
  forecast: (before: readonly number[]) => number,
): number[] {
  return values.slice(fewest).map((value, at) => value - forecast(values.slice(0, fewest + at)))
}

/**
 * The chance that the next value passes the threshold, taking the forecast's error for normal with the spread of the past one-step
 * errors around zero. Held between 0.01 and 0.99: a dozen errors say nothing about rarer things.
 *
 * @see Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 5.5, Distributional forecasts.
 */
export function chanceOf(
  { value: threshold, isAbove }: Threshold,
  forecast: number,
  errors: readonly number[],
): { probability: number; sentence: string } {
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)
  const isCertain = spread === 0
  const score = isCertain ? Math.sign(forecast - threshold) * Infinity : (forecast - threshold) / spread
  const exceeds = Number.isFinite(score) ? cumulativeStdNormalProbability(score) : score > 0 ? 1 : score < 0 ? 0 : 0.5
  const probability = Math.min(0.99, Math.max(0.01, isAbove ? exceeds : 1 - exceeds))
  const sentence = `Its ${errors.length} one-step errors of the past have a spread of ${formatNumber(spread)}, which gives the chance to be ${isAbove ? 'above' : 'below'} ${formatNumber(threshold)}.`
  return { probability, sentence }
}
