import type { Answer } from '../aggregation/answer'
import type { Voter } from '../nodes/vote'

/** Which of its voter's ballots each ballot of a vote is, in declared order. Both count from 0. */
export type Ballot = { voter: number; sample: number }

export function ballotsOf(voters: readonly Voter[]): Ballot[] {
  return voters.flatMap(({ samples }, voter) =>
    Array.from({ length: samples ?? 1 }, (_, sample) => ({ voter, sample })),
  )
}

/**
 * Which of several variants a ballot is given: the voters begin with different ones, and the samples of a voter take the others in
 * turn, so that no variant goes with one voter only (a cyclic Latin square).
 */
export function variantOf({ voter, sample }: Ballot, variants: number): number {
  return variants === 0 ? 0 : (voter + sample) % variants
}

/** The same question with its choices from another one on, for answers that have choices; the declared order is the first variant. */
export function turnChoices(answer: Answer, ballot: Ballot): Answer {
  if (answer.type !== 'choice' && answer.type !== 'ranking') return answer
  const first = variantOf(ballot, answer.choices.length)
  return { ...answer, choices: [...answer.choices.slice(first), ...answer.choices.slice(0, first)] }
}
