import type { Note } from '../contract'
import { listNames } from '../extraction/note-remarks'
import { meanOfImages, trimmedEstimator, type Estimator, type Points } from './estimator'
import { narrowestMean } from './narrowest-mean'
import type { BranchValue } from './read-values'
import { medianDrop, trimmedDrop } from './trimmed-centre'

export const poolMethods = ['odds', 'neyman', 'mean', 'median', 'trimmedMean', 'highestDensity'] as const
type PoolMethod = (typeof poolMethods)[number]

/** Nobody is surer than that: one answer of 0 or 1 would decide alone. */
const [least, most] = [0.001, 0.999]

/**
 * Ways to make one probability of many, each clipped to 0.001 … 0.999 first.
 *
 * - `odds`: the geometric mean of the odds, sigmoid(a × mean logit). An a above 1 makes it more extreme.
 * - `neyman`: the same with a = n(√(3n² − 3n + 1) − 2) / (n² − n − 1) for n forecasters.
 * - `mean`, `median`, `trimmedMean`: as for numbers.
 * - `highestDensity`: the mean of the narrowest window that holds the share 1 − trim of the values.
 *
 * @see Satopää et al. 2014, Combining Multiple Probability Predictions Using a Simple Logit Model; Neyman and Roughgarden 2021, Are
 * You Smarter Than a Random Expert?
 */
export function poolEstimator(method: PoolMethod, { extremize, trim }: { extremize: number; trim: number }): Estimator {
  switch (method) {
    case 'odds':
      return clipped(oddsEstimator('geometric mean of odds', () => extremize))
    case 'neyman':
      return clipped(oddsEstimator('geometric mean of odds, made more extreme', neymanFactor))
    case 'mean':
      return clipped(trimmedEstimator('mean', () => 0))
    case 'median':
      return clipped(trimmedEstimator('median', medianDrop))
    case 'trimmedMean':
      return clipped(trimmedEstimator('trimmed mean', (n) => trimmedDrop(n, trim)))
    case 'highestDensity':
      return clipped(narrowestMean('highest-density trimmed mean', (n) => n - trimmedDrop(n, trim)))
    default:
      return method satisfies never
  }
}

/** d(n) of Neyman and Roughgarden 2021: 1 for one forecaster, towards √3 for many. */
export function neymanFactor(n: number): number {
  return (n * (Math.sqrt(3 * n * n - 3 * n + 1) - 2)) / (n * n - n - 1)
}

function oddsEstimator(name: string, factorOf: (n: number) => number): Estimator {
  return meanOfImages(
    name,
    (p) => Math.log(p / (1 - p)),
    (logit, n) => 1 / (1 + Math.exp(-factorOf(n) * logit)),
  )
}

function clipped({ name, centre, sampler }: Estimator): Estimator {
  const clip = ({ sorted, weights }: Points): Points => ({
    sorted: sorted.map((p) => Math.min(most, Math.max(least, p))),
    weights,
  })
  return {
    name,
    centre: (points) => centre(clip(points)),
    sampler: (points) => sampler(clip(points)),
    remark: noteClipped,
  }
}

function noteClipped(values: readonly BranchValue[]): Note[] {
  const beyond = values.filter(({ value }) => value < least || value > most).map(({ label }) => label)
  if (beyond.length === 0) return []
  return [
    { code: 'clipped', message: `${listNames(beyond)}: taken as ${least} or ${most}, which is as sure as it gets.` },
  ]
}
