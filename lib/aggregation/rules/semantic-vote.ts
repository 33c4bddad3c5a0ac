import { z } from 'zod'
import type { AggregationInput } from '../contract'
import { defineModelRule, type Conduct, type Finding, type Replies } from '../define-rule'
import { normaliseCategory } from '../extraction/normalise-category'
import { findCandidates } from '../judging/candidates'
import { judgeOptions } from '../judging/judge-options'
import { noVerdict, partitionJudgement } from '../judging/partition-judgement'
import { partitionQuestion } from '../judging/partition-question'
import { tooFewAnswers } from '../judging/too-few'
import { voteByMeaning } from '../judging/vote-by-meaning'
import { majorityOfFinished } from '../branches'
import { minValid } from '../options'
import { askRound } from '../rounds/ask-round'

const { instruction, effort, ties, priority, seed } = judgeOptions
const options = z.strictObject({
  instruction: instruction.default('Which of these answers to the same question mean the same?'),
  effort,
  minValid,
  ties,
  priority,
  seed,
})
type Options = z.output<typeof options>

/**
 * A model says which answers mean the same; the largest group wins, by its most typical answer. Answers that are the same but for case,
 * white space and marks at the end are put together before.
 *
 * @see Farquhar et al. 2024, Detecting hallucinations in large language models using semantic entropy, Nature 630, for clusters of meaning and their entropy.
 */
export const semanticVote = defineModelRule({
  name: 'semanticVote',
  label: 'Vote by meaning',
  summary: 'A model puts together the answers that mean the same; the largest group wins.',
  family: 'freeText',
  answers: ['text', 'choice', 'json'],
  options,
  conduct: vote,
  countCalls: (branches) => (branches < 2 ? { least: 0, most: 0 } : { least: 1, most: 2 }),
})

function vote(input: AggregationInput, chosen: Options, replies: Replies): Conduct {
  const { candidates, spoken, excluded } = findCandidates(input, normaliseCategory)
  const needed = chosen.minValid ?? majorityOfFinished(input.branches)
  if (spoken.length < needed || spoken.length === 0) {
    return { calls: [], find: () => tooFewAnswers(input, spoken, excluded, needed) }
  }
  const settle = (groups: number[][]) =>
    voteByMeaning({ input, candidates, spoken, excluded, notes: [], groups }, { ...chosen, minValid: needed })
  // One text is one group: there is nothing to ask.
  if (candidates.length < 2) return { calls: [], find: () => settle([[0]]) }
  const round = askRound([partitionQuestion(candidates, chosen)], replies)
  const find = (): Finding => {
    const [partition = null] = round.answers
    const judgement = partitionJudgement(candidates, partition)
    if (partition === null) return { ...noVerdict(spoken, excluded), judgement }
    return { ...settle(partition.groups), judgement }
  }
  return { calls: round.calls, find }
}
