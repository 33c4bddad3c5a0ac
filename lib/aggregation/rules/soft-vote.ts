import { z } from 'zod'
import { decideByVotes } from '../ballots/decide-by-votes'
import { declareResult } from '../ballots/declare-result'
import { entropyOf } from '../ballots/entropy'
import { poolShares, type SoftBallot } from '../ballots/pool-shares'
import { readShares } from '../ballots/read-shares'
import type { Count } from '../ballots/tally-ballots'
import { excludedFor, inDeclaredOrder, nameOf, partBranches } from '../branches'
import type { Agreement, AggregationInput, Excluded } from '../contract'
import { defineLocalRule } from '../define-rule'
import { formatShare } from '../markdown/format-number'
import { minValid, tieOptions } from '../options'
import { weightsIgnored } from '../weights'

/**
 * Elects the answer with the highest mean probability over the branches, each of which gives a probability to every answer as a
 * JSON object.
 *
 * @see Kittler, Hatef, Duin and Matas 1998, On Combining Classifiers (the sum rule).
 */
export const softVote = defineLocalRule({
  name: 'softVote',
  label: 'Soft vote',
  summary: 'The answer with the highest mean probability, where each branch answers {"Yes": 0.7, "No": 0.3}.',
  family: 'nominal',
  answers: ['json', 'text'],
  options: z.strictObject({ minValid, ...tieOptions }),
  find: (input, options) => {
    const { ballots, excluded } = castShares(input)
    const count = poolShares(ballots)
    const voters = ballots.map(nameOf)
    const notes = weightsIgnored(input, 'every branch')
    return declareResult(
      { input, voters, excluded, count, agreement: meanShare(count), notes, minValid: options.minValid },
      () =>
        decideByVotes(
          count,
          voters.map(({ index }) => ({ index, confidence: null })),
          input,
          options,
          () => `a mean probability of ${formatShare(count.leaders[0]?.share ?? 0)}`,
        ),
    )
  },
})

function castShares(input: AggregationInput): { ballots: SoftBallot[]; excluded: Excluded[] } {
  const { spoken, excluded } = partBranches(input.branches)
  const ballots: SoftBallot[] = []
  for (const branch of spoken) {
    const reading = readShares(branch.output)
    if (reading.ok) ballots.push({ ...nameOf(branch), shares: reading.value })
    else excluded.push(excludedFor(branch, reading.reason, reading.detail))
  }
  return { ballots, excluded: inDeclaredOrder(excluded, input) }
}

/** The mean probability of the leader; null for fewer than two branches. */
function meanShare({ tallies, base }: Count): Agreement | null {
  const [first, second] = tallies
  if (first === undefined || base < 2) return null
  return {
    statistic: 'meanProbability',
    value: first.share,
    interval: null,
    reading: `mean probability ${formatShare(first.share)} over ${base} branches`,
    figures: { margin: first.share - (second?.share ?? 0), ...entropyOf(tallies.map(({ votes }) => votes)) },
  }
}
