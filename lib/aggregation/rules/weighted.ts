import { z } from 'zod'
import { castBallots } from '../ballots/cast-ballots'
import { decideByVotes, weightInWords } from '../ballots/decide-by-votes'
import { declareResult } from '../ballots/declare-result'
import { weighBallots, weightedAgreement } from '../ballots/weigh-ballots'
import { weighByAccuracy } from '../ballots/weigh-by-accuracy'
import { nameOf } from '../branches'
import { defineLocalRule, refused } from '../define-rule'
import { countOptions, tieOptions } from '../options'
import { isUnbeatable } from '../stopping/most-votes'
import { findBadWeights, weightOf } from '../weights'

const { minValid, abstain, fuzzy, locale, repair } = countOptions

const options = z.strictObject({
  weights: z
    .enum(['given', 'accuracy'])
    .default('given')
    .describe(
      'The weights of the branches as they are, or read as how often each is right: then its log odds count. For two choices only.',
    ),
  minValid,
  abstain,
  fuzzy,
  locale,
  repair,
  ...tieOptions,
})

/**
 * Adds up the weights of the branches by answer; a branch without a weight has 1. With `accuracy` a branch that is right with
 * probability p counts log(p / (1 − p)), p clipped to 0.01 … 0.99: the best weights for independent voters and two choices.
 *
 * @see Nitzan and Paroush 1982; Shapley and Grofman 1984, Optimizing Group Judgmental Accuracy.
 */
export const weighted = defineLocalRule({
  name: 'weighted',
  label: 'Weighted vote',
  summary: 'The answer with the most weight behind it. Voters have the weights that you give them.',
  family: 'nominal',
  answers: ['choice', 'text', 'number'],
  options,
  find: (input, chosen) => {
    const { ballots, excluded, notes } = castBallots(input, chosen)
    const voters = ballots.map(nameOf)
    const counting = new Set(voters.map(({ index }) => index))
    const branches = input.branches.filter(({ index }) => counting.has(index))
    const byAccuracy = chosen.weights === 'accuracy' ? weighByAccuracy(branches, input.answer) : null
    const bad = byAccuracy?.bad ?? findBadWeights(byAccuracy?.branches ?? branches)
    if (bad !== null) return refused(bad, { excluded, provenance: voters })
    const weights = new Map((byAccuracy?.branches ?? branches).map((branch) => [branch.index, weightOf(branch)]))
    const count = weighBallots(ballots, input, ({ index }) => weights.get(index) ?? 0)
    const agreement = weightedAgreement(count)
    const said = [...(byAccuracy?.notes ?? []), ...notes]
    return declareResult({ input, voters, excluded, count, agreement, notes: said, minValid: chosen.minValid }, () =>
      decideByVotes(count, ballots, input, chosen, weightInWords),
    )
  },
  stopping: (chosen) => ({
    extract: chosen,
    weighs: true,
    electsMost: false,
    // The log odds of who is mostly wrong are below 0: then a further ballot can also take from the leader.
    isForegone: (standing) => chosen.weights === 'given' && isUnbeatable(standing, chosen.minValid),
  }),
})
