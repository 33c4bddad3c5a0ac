import type { AggregationBranch, AggregationInput, Note } from './contract'
import { listNames } from './extraction/note-remarks'
import { sumSorted } from './sum-sorted'

/** How much a branch counts: 1 unless it says otherwise. */
export function weightOf({ weight }: Pick<AggregationBranch, 'weight'>): number {
  return weight ?? 1
}

/** Why the weights cannot be used: one is below 0 or no number, or all are 0. null when they can. */
export function findBadWeights(branches: readonly AggregationBranch[]): Note | null {
  const bad = branches.filter((branch) => !(weightOf(branch) >= 0 && Number.isFinite(weightOf(branch))))
  if (bad.length > 0) {
    const names = listNames(bad.map(({ label }) => label))
    return { code: 'invalid_weight', message: `A weight must be a number of 0 or more: see ${names}.` }
  }
  if (branches.length > 0 && branches.every((branch) => weightOf(branch) === 0)) {
    return { code: 'no_weight', message: 'All branches that could count have weight 0.' }
  }
  const total = branches.reduce((sum, branch) => sum + weightOf(branch), 0)
  return Number.isFinite(total) ? null : { code: 'invalid_weight', message: 'The weights are too large to be added.' }
}

/** For rules in which all branches are equal. `counted` is what they are equal in: "every ballot". */
export function weightsIgnored({ branches }: AggregationInput, counted: string): Note[] {
  if (branches.every((branch) => weightOf(branch) === 1)) return []
  return [{ code: 'weights_ignored', message: `The branches have weights; this rule counts ${counted} once.` }]
}

/**
 * How many votes of equal weight say as much: (Σw)² / Σw². 0 when there is no weight at all.
 * @see Kish 1965, Survey Sampling.
 */
export function effectiveVotes(weights: readonly number[]): number {
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0)
  if (largest === 0) return 0
  // Against the largest: the square of a huge weight would be no number any more.
  const parts = weights.map((weight) => weight / largest)
  return sumSorted(parts) ** 2 / sumSorted(parts.map((part) => part * part))
}
