import type { Interval } from '../contract'

/** 97.5 % point of the standard normal distribution. */
const z = 1.959963984540054

/**
 * The 95 % score interval of a share: the shares that `votes` out of `base` would not be surprising for.
 *
 * @param votes from 0 to `base`.
 * @returns fractions in [0, 1]; null when nobody could vote.
 * @see Wilson 1927. 4 of 5 gives 0.376 to 0.964.
 */
export function wilsonInterval(votes: number, base: number): Interval | null {
  if (base <= 0) return null
  const share = votes / base
  const scale = 1 + (z * z) / base
  const centre = (share + (z * z) / (2 * base)) / scale
  const half = (z * Math.sqrt((share * (1 - share)) / base + (z * z) / (4 * base * base))) / scale
  return { low: votes === 0 ? 0 : Math.max(0, centre - half), high: votes === base ? 1 : Math.min(1, centre + half) }
}
