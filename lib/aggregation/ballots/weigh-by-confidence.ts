import { sumSorted } from '../sum-sorted'
import type { Ballot } from './cast-ballots'

/**
 * The softmax of what the branches say of their confidence, within this one question: exp(c / T) / Σ exp(c / T), by branch. A
 * branch that says nothing is given the mean of the others; where none says anything all weigh the same.
 *
 * @param temperature above 0. A large one makes all weights equal, a small one leaves only the surest.
 * @see Taubenfeld et al. 2025, Confidence Improves Self-Consistency in LLMs, arXiv 2502.06233.
 */
export function weighByConfidence(ballots: readonly Ballot[], temperature: number): ReadonlyMap<number, number> {
  const stated = ballots.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]))
  const mean = stated.length === 0 ? 0 : sumSorted(stated) / stated.length
  const highest = stated.reduce((most, confidence) => Math.max(most, confidence), 0)
  // Less the highest: the same weights, and no exponential grows beyond all numbers.
  const powers = ballots.map(({ confidence }) => Math.exp(((confidence ?? mean) - highest) / temperature))
  const total = sumSorted(powers)
  return new Map(ballots.map(({ index }, at) => [index, (powers[at] ?? 0) / total]))
}
