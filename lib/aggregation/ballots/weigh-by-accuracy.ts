import type { Answer } from '../answer'
import type { AggregationBranch, Note } from '../contract'
import { listNames } from '../extraction/note-remarks'

const [least, most] = [0.01, 0.99]

type Weighed = { branches: AggregationBranch[]; notes: Note[]; bad: Note | null }

/**
 * Reads every weight as the probability p of being right and puts log(p / (1 − p)) in its place, p clipped to 0.01 … 0.99. Holds
 * for two choices only. Somebody who is right no more than half of the time would have a weight of 0 or less: their ballot counts
 * nothing, which is said.
 *
 * @returns `bad` where the weights are no probabilities or there are not two choices.
 */
export function weighByAccuracy(branches: readonly AggregationBranch[], answer: Answer): Weighed {
  const unknown = branches.filter(({ weight }) => weight === undefined || !(weight >= 0 && weight <= 1))
  if (answer.type !== 'choice' || answer.choices.length !== 2) {
    return refusal('not_binary', 'Weights by accuracy need a question with two declared choices.')
  }
  if (unknown.length > 0) {
    const names = listNames(unknown.map(({ label }) => label))
    return refusal('invalid_weight', `Weights by accuracy are probabilities from 0 to 1: see ${names}.`)
  }
  const useless = branches.filter(({ weight = 0 }) => weight <= 0.5).map(({ label }) => label)
  return {
    branches: branches.map((branch) => ({ ...branch, weight: Math.max(0, logOdds(branch.weight ?? 0)) })),
    notes:
      useless.length === 0
        ? []
        : [{ code: 'no_better_than_chance', message: `${listNames(useless)}: no better than chance, counts nothing.` }],
    bad: null,
  }
}

function logOdds(probability: number): number {
  const p = Math.min(most, Math.max(least, probability))
  return Math.log(p / (1 - p))
}

function refusal(code: string, message: string): Weighed {
  return { branches: [], notes: [], bad: { code, message } }
}
