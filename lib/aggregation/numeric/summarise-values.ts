import { interquartileRange, mean, median, sampleStandardDeviation } from 'simple-statistics'
import type { NumericSummary } from '../contract'

type Figures = Pick<NumericSummary, 'n' | 'mean' | 'median' | 'sd' | 'cv' | 'min' | 'max' | 'iqr'>

/**
 * Mean, median, standard deviation (n − 1), its ratio to the mean, range and interquartile range (type 7).
 * What a few values cannot tell is null.
 *
 * @param sorted ascending: the same figures in whatever order the branches came.
 */
export function summariseValues(sorted: readonly number[]): Figures {
  const values = [...sorted]
  const n = values.length
  if (n === 0) return { n, mean: null, median: null, sd: null, cv: null, min: null, max: null, iqr: null }
  const centre = mean(values)
  const sd = n < 2 ? null : sampleStandardDeviation(values)
  return {
    n,
    mean: centre,
    median: median(values),
    sd,
    cv: sd === null || centre === 0 ? null : finite(sd / Math.abs(centre)),
    min: values[0] ?? null,
    max: values[n - 1] ?? null,
    iqr: interquartileRange(values),
  }
}

/** A mean next to nothing makes a ratio beyond all numbers. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
