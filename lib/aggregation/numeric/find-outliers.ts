import { median, quantileSorted } from 'simple-statistics'

export type OutlierMethod = 'modifiedZ' | 'tukey'

/** `score` is the modified z score, null where it is undefined; Tukey's fences have none. */
export type Judged = { outlier: boolean; score: number | null }

const threshold = 3.5

/**
 * Says of every value whether it lies apart from the others, in their order.
 *
 * - `modifiedZ`: 0.6745 (x − median) / MAD beyond ±3.5. Where MAD is 0, (x − median) / (1.253314 × mean absolute deviation from
 *   the median). Where that is 0 too, all are equal and none lies apart.
 * - `tukey`: outside of the quartiles by more than 1.5 interquartile ranges.
 *
 * @see Iglewicz and Hoaglin 1993, How to Detect and Handle Outliers.
 */
export function findOutliers(values: readonly number[], method: OutlierMethod): Judged[] {
  return method === 'tukey' ? beyondFences(values) : byModifiedZ(values)
}

function byModifiedZ(values: readonly number[]): Judged[] {
  if (values.length === 0) return []
  const centre = median([...values])
  const deviations = values.map((value) => Math.abs(value - centre))
  const mad = median(deviations)
  const unit = mad > 0 ? mad / 0.6745 : 1.253314 * meanSorted(deviations)
  return values.map((value) => {
    if (unit === 0) return { score: null, outlier: false }
    const score = (value - centre) / unit
    // A deviation next to nothing can make a score beyond all numbers; such a value lies apart all the same.
    return { score: Number.isFinite(score) ? score : null, outlier: Math.abs(score) > threshold }
  })
}

function beyondFences(values: readonly number[]): Judged[] {
  if (values.length === 0) return []
  const sorted = values.toSorted((one, other) => one - other)
  const [low, high] = [quantileSorted(sorted, 0.25), quantileSorted(sorted, 0.75)]
  const reach = 1.5 * (high - low)
  return values.map((value) => ({ score: null, outlier: value < low - reach || value > high + reach }))
}

/** Summed from small to large, so that the order of the branches does not show in the last digit. */
function meanSorted(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other).reduce((sum, value) => sum + value, 0) / values.length
}
