import type { Note } from '../contract'
import type { BranchValue } from './read-values'
import { trimmedCentre, trimmedCentreOfSample } from './trimmed-centre'

/** Values from small to large and what each weighs, above 0. At least one. */
export type Points = { sorted: readonly number[]; weights: readonly number[] }

/** A way to make one number of many. */
export type Estimator = {
  /** How the text calls it: "median". */
  name: string
  centre: (points: Points) => number
  /** The same for bootstrap samples, given as how often each value was drawn: counting is faster than sorting 2,000 samples. */
  sampler: (points: Points) => (counts: Uint32Array) => number
  /** Whether the weights of the branches count. */
  weighted?: boolean
  /** Why these values cannot be combined in this way. */
  refuse?: (values: readonly BranchValue[]) => Note | null
  /** What is to be said about values that can. */
  remark?: (values: readonly BranchValue[]) => Note[]
}

/** Mean, median and trimmed mean are one. `dropOf`: how many of n sorted values are cut off at each end. */
export function trimmedEstimator(name: string, dropOf: (n: number) => number): Estimator {
  return {
    name,
    centre: ({ sorted }) => trimmedCentre(sorted, dropOf(sorted.length)),
    sampler: ({ sorted }) => {
      const values = Float64Array.from(sorted)
      const drop = dropOf(sorted.length)
      if (drop === 0) return meanSampler(values)
      return (counts) => trimmedCentreOfSample(values, counts, values.length, drop)
    },
  }
}

/**
 * The mean of something else than the values themselves, such as their logarithms, and the way back from it.
 * @param back also gets the number of values.
 */
export function meanOfImages(
  name: string,
  into: (value: number) => number,
  back: (mean: number, n: number) => number,
): Estimator {
  const sampler = ({ sorted }: Points) => {
    const images = Float64Array.from(sorted, into)
    const mean = meanSampler(images)
    return (counts: Uint32Array) => back(mean(counts), images.length)
  }
  return { name, sampler, centre: (points) => sampler(points)(new Uint32Array(points.sorted.length).fill(1)) }
}

function meanSampler(values: Float64Array): (counts: Uint32Array) => number {
  return (counts) => {
    let sum = 0
    for (let at = 0; at < values.length; at += 1) sum += (counts[at] ?? 0) * (values[at] ?? 0)
    return sum / values.length
  }
}

/** Rounding must not carry an estimate beyond the values that it is made of. */
export function within(value: number, sorted: readonly number[]): number {
  return Math.min(Math.max(value, sorted[0] ?? value), sorted.at(-1) ?? value)
}
