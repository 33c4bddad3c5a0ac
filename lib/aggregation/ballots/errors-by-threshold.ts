/** The shares of wrong acceptances and of misses when k of the branches are enough; fractions in [0, 1]. */
export type ThresholdErrors = { k: number; falsePositives: number; falseNegatives: number }

/**
 * What accepting at k of n does, for every k from 1 to n, when branches err independently: a wrong acceptance is at least k of n
 * branches that each accept with probability `falsePositiveRate`, a miss fewer than k that each find with 1 − `falseNegativeRate`.
 * The same binomial sums as in the Condorcet jury theorem.
 *
 * @param branches n, at least 1.
 */
export function errorsByThreshold(
  branches: number,
  falsePositiveRate: number,
  falseNegativeRate: number,
): ThresholdErrors[] {
  const wrongly = binomial(branches, falsePositiveRate)
  const rightly = binomial(branches, 1 - falseNegativeRate)
  return Array.from({ length: branches }, (_, at) => ({
    k: at + 1,
    falsePositives: sum(wrongly.slice(at + 1)),
    falseNegatives: sum(rightly.slice(0, at + 1)),
  }))
}

/** The probabilities of 0 … n hits, by adding one trial at a time: no factorial grows beyond all numbers. */
function binomial(trials: number, probability: number): number[] {
  let odds = [1]
  for (let trial = 0; trial < trials; trial += 1) {
    odds = [...odds, 0].map((miss, hits) => miss * (1 - probability) + (odds[hits - 1] ?? 0) * probability)
  }
  return odds
}

const sum = (values: readonly number[]) =>
  Math.min(
    1,
    values.reduce((total, value) => total + value, 0),
  )
