import { within, type Estimator } from './estimator'

/** Widths that differ by no more are equal. */
const roundingError = 1e-12

/**
 * The mean of the narrowest window of sorted values that holds enough of them: the values where they are densest. Of equally
 * narrow windows the mean of their means, so that turning all values around turns the result around.
 *
 * @param heldOf how many of n values the window holds, from 1 to n.
 */
export function narrowestMean(name: string, heldOf: (n: number) => number): Estimator {
  return {
    name,
    centre: ({ sorted }) => densest(sorted, heldOf(sorted.length)),
    sampler:
      ({ sorted }) =>
      (counts) =>
        densest(drawn(sorted, counts), heldOf(sorted.length)),
  }
}

function densest(sorted: readonly number[], held: number): number {
  let narrowest = Infinity
  let means: number[] = []
  let sum = sorted.slice(0, held - 1).reduce((total, value) => total + value, 0)
  for (let end = held - 1; end < sorted.length; end += 1) {
    const start = sorted[end - held + 1] ?? 0
    const last = sorted[end] ?? 0
    sum += last
    const width = last - start
    if (width < narrowest - roundingError) means = []
    if (width <= narrowest + roundingError) means.push(sum / held)
    narrowest = Math.min(narrowest, width)
    sum -= start
  }
  return within(
    means.reduce((total, mean) => total + mean / means.length, 0),
    sorted,
  )
}

function drawn(sorted: readonly number[], counts: Uint32Array): number[] {
  const sample: number[] = []
  for (const [at, value] of sorted.entries()) for (let left = counts[at] ?? 0; left > 0; left -= 1) sample.push(value)
  return sample
}
