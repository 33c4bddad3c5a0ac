import { z } from 'zod'
import type { AggregationInput, Judgement, Note } from '../contract'
import { defineModelRule, type Conduct, type Finding, type Replies } from '../define-rule'
import { findCandidates, type Candidate } from '../judging/candidates'
import { choiceQuestion, type Choice } from '../judging/choice-question'
import { judgeOptions } from '../judging/judge-options'
import { missingVerdicts } from '../judging/name-judges'
import { partitionQuestion } from '../judging/partition-question'
import { settleJudged } from '../judging/settle-judged'
import { onlyAnswer, tooFewAnswers } from '../judging/too-few'
import { voteByMeaning } from '../judging/vote-by-meaning'
import { askRound } from '../rounds/ask-round'
import { shuffle } from '../shuffle'

const { instruction, effort, minValid, ties, priority, seed } = judgeOptions
const options = z.strictObject({
  instruction: instruction.default('These are answers to the same question.'),
  effort,
  minValid,
  ties,
  priority,
  seed,
})
type Options = z.output<typeof options>

/**
 * A model names the answer that is most consistent with the majority, once in an order drawn from the seed and once in the reverse.
 * Where the two differ the answers are put together by meaning instead, and the largest group wins.
 *
 * @see Chen et al. 2023, Universal Self-Consistency for Large Language Model Generation, arXiv 2311.17311.
 */
export const universalSelfConsistency = defineModelRule({
  name: 'universalSelfConsistency',
  label: 'Most consistent answer',
  summary: 'A model names the answer that agrees best with the majority, in two orders.',
  family: 'freeText',
  answers: ['text', 'choice', 'number', 'probability', 'ranking', 'json'],
  options,
  conduct: choose,
  countCalls: (branches) => (branches < 2 ? { least: 0, most: 0 } : { least: 2, most: 6 }),
})

function choose(input: AggregationInput, chosen: Options, replies: Replies): Conduct {
  const { candidates, spoken, excluded } = findCandidates(input)
  if (spoken.length < chosen.minValid || spoken.length === 0) {
    return { calls: [], find: () => tooFewAnswers(input, spoken, excluded, chosen.minValid) }
  }
  const [only, other] = candidates
  if (only !== undefined && other === undefined) {
    return { calls: [], find: () => onlyAnswer(only.text, spoken, excluded) }
  }
  const round = askRound(questionsOf(candidates, chosen), replies)
  const [one = null, turned = null] = round.answers
  const agreed = one !== null && one.chosen !== null && one.chosen === turned?.chosen ? one.chosen : null
  const second = askRound(round.isOver && agreed === null ? [partitionQuestion(candidates, chosen)] : [], round.rest)
  const find = (): Finding => {
    const judgement = judgementOf(candidates, [one, turned])
    const [partition = null] = second.answers
    const notes: Note[] = missingVerdicts(judgement.judges)
    if (agreed === null && partition !== null) {
      const message = 'The two orders named different answers, so the answers were put together by meaning.'
      const told = [{ code: 'orders_differ', message }, ...notes]
      const { groups } = partition
      return { ...voteByMeaning({ input, candidates, spoken, excluded, notes: told, groups }, chosen), judgement }
    }
    const named = [one, turned].flatMap((choice) => choice?.chosen ?? [])
    const best = agreed === null ? [...new Set(named)].toSorted((a, b) => a - b) : [agreed]
    const story = agreed === null ? '' : 'It was named as the most consistent answer in both orders.'
    // One verdict of two is no agreement between them: what it names stands beside all others.
    const isLone = agreed === null && best.length === 1
    return {
      ...settleJudged(
        { input, candidates, spoken, excluded, best: isLone ? [] : best, story, ranking: [], notes },
        chosen,
      ),
      judgement,
    }
  }
  return { calls: [...round.calls, ...second.calls], find }
}

function questionsOf(candidates: readonly Candidate[], { instruction, effort, seed }: Options) {
  const texts = candidates.map(({ text }) => text)
  const order = shuffle([...candidates.keys()], seed)
  const task = `${instruction.trim()}\n\nFind out what most of the answers above say, and choose the one answer that is most consistent with it.`
  return [
    choiceQuestion(texts, order, { label: 'most consistent answer', task, effort }),
    choiceQuestion(texts, order.toReversed(), { label: 'most consistent answer, reversed', task, effort }),
  ]
}

function judgementOf(candidates: readonly Candidate[], choices: readonly (Choice | null)[]): Judgement {
  const given = choices.flatMap((choice) => choice ?? [])
  const [one, other] = choices.map((choice) => choice?.chosen ?? null)
  const branches = candidates.map(({ index }) => index)
  return {
    method: 'selfConsistency',
    judges: [{ name: 'Judge 1', model: null, calls: 2, missing: choices.length - given.length }],
    candidates: candidates.map(({ index, label }) => ({ index, label })),
    verdicts: given.map(({ chosen, reason }) => ({
      judge: 0,
      branches,
      winner: chosen === null ? null : (candidates[chosen]?.index ?? null),
      score: null,
      reason,
    })),
    scores: null,
    winMatrix: null,
    strengths: null,
    orderConsistency: given.length < 2 ? null : Number(one === other),
    pairsInBothOrders: 0,
    firstSlotShare: null,
    sdBetweenJudges: null,
  }
}
