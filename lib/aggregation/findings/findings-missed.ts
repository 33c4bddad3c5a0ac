import type { Interval, Missed } from '../contract'

/** 97.5 % point of the standard normal distribution. */
const z = 1.959963984540054

/**
 * How many findings no branch made, estimated from how often findings were made twice; null where that says nothing.
 *
 * - Two branches: Chapman, (n1 + 1)(n2 + 1) / (m + 1) − 1 in all, m made by both, less those that were made.
 * - Three or more: Chao1, f1² / (2 f2), or f1(f1 − 1) / 2 where f2 is 0; f1 and f2 are the findings made once and twice. It is a
 *   lower bound.
 *
 * @param flaggedBy the branches of every finding.
 * @see Chapman 1951; Chao 1984, Nonparametric Estimation of the Number of Classes in a Population.
 */
export function findingsMissed(flaggedBy: readonly (readonly number[])[], branches: readonly number[]): Missed | null {
  if (flaggedBy.length === 0 || branches.length < 2) return null
  return branches.length === 2 ? chapman(flaggedBy, branches) : chao1(flaggedBy)
}

function chapman(flaggedBy: readonly (readonly number[])[], branches: readonly number[]): Missed {
  const [n1 = 0, n2 = 0] = branches.map((branch) => flaggedBy.filter((found) => found.includes(branch)).length)
  const both = flaggedBy.filter((found) => found.length === 2).length
  const missed = Math.max(0, ((n1 + 1) * (n2 + 1)) / (both + 1) - 1 - flaggedBy.length)
  // Seber 1970.
  const variance = ((n1 + 1) * (n2 + 1) * (n1 - both) * (n2 - both)) / ((both + 1) ** 2 * (both + 2))
  return { estimator: 'chapman', missed, interval: logNormalInterval(missed, variance) }
}

function chao1(flaggedBy: readonly (readonly number[])[]): Missed {
  const once = flaggedBy.filter((found) => found.length === 1).length
  const twice = flaggedBy.filter((found) => found.length === 2).length
  // Against −0, which 0 × −1 is.
  const missed = Math.max(0, twice === 0 ? (once * (once - 1)) / 2 : (once * once) / (2 * twice))
  return {
    estimator: 'chao1',
    missed,
    interval: logNormalInterval(missed, chaoVariance(once, twice, flaggedBy.length)),
  }
}

function chaoVariance(once: number, twice: number, made: number): number {
  if (twice > 0) {
    const ratio = once / twice
    return twice * (ratio ** 2 / 2 + ratio ** 3 + ratio ** 4 / 4)
  }
  const all = made + (once * (once - 1)) / 2
  return (once * (once - 1)) / 2 + (once * (2 * once - 1) ** 2) / 4 - once ** 4 / (4 * all)
}

/**
 * 95 % for a count that cannot be below 0: missed / K to missed × K with K = exp(z √ln(1 + variance / missed²)). null where nothing
 * is missed, which has no spread to tell.
 *
 * @see Chao 1987, Estimating the Population Size for Capture-Recapture Data with Unequal Catchability.
 */
function logNormalInterval(missed: number, variance: number): Interval | null {
  if (missed <= 0 || variance <= 0) return null
  const factor = Math.exp(z * Math.sqrt(Math.log(1 + variance / missed ** 2)))
  return { low: missed / factor, high: missed * factor }
}
