/**
 * How evenly votes are spread, in bits, and divided by log2 of the number of answers that were given; 0 when there is only one.
 *
 * @param votes or weights, none below 0, at least one above.
 * @see Shannon 1948, A Mathematical Theory of Communication.
 */
export function entropyOf(votes: readonly number[]): { entropyBits: number; normalisedEntropy: number } {
  const given = votes.filter((each) => each > 0)
  const n = given.reduce((sum, each) => sum + each, 0)
  const bits = given.reduce((sum, each) => sum + (each / n) * Math.log2(n / each), 0)
  return { entropyBits: bits, normalisedEntropy: given.length < 2 ? 0 : bits / Math.log2(given.length) }
}
