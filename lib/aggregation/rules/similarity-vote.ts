import { z } from 'zod'
import { statedConfidence } from '../ballots/cast-ballots'
import { decideByVotes } from '../ballots/decide-by-votes'
import { declareResult } from '../ballots/declare-result'
import { nominalAgreement } from '../ballots/nominal-agreement'
import type { Count } from '../ballots/tally-ballots'
import { wilsonInterval } from '../ballots/wilson-interval'
import { excludedFor, inDeclaredOrder, nameOf, partBranches, type Spoken } from '../branches'
import type { AggregationInput, Excluded, Tally } from '../contract'
import { defineLocalRule, refused } from '../define-rule'
import { findFinalAnswers } from '../extraction/final-answer'
import { normaliseCategory } from '../extraction/normalise-category'
import { oneAnswer } from '../extraction/one-answer'
import { read } from '../extraction/reading'
import { minValid, tieOptions } from '../options'
import { clusterTexts } from '../text/cluster-texts'
import { distinctTexts, meanSimilarities, medoidOf, similarityMatrix, type Distinct } from '../text/distinct-texts'
import { tellSimilarity } from '../text/tell-similarity'
import { tooManyTexts } from '../text/too-many-texts'
import { weightsIgnored } from '../weights'

const threshold = z
  .number()
  .gt(0)
  .max(1)
  .default(0.85)
  .describe('How similar two answers must be to count as the same, from 0 to 1.')

/**
 * Groups answers that are nearly the same (complete link: every two of a group are) and elects the largest group, by its most
 * typical answer. Answers that differ in a number, a negation or quoted code are never put together.
 */
export const similarityVote = defineLocalRule({
  name: 'similarityVote',
  label: 'Vote by similarity',
  summary: 'Counts answers that are nearly the same as one. Calls no model.',
  family: 'freeText',
  answers: ['text', 'choice'],
  options: z.strictObject({ threshold, minValid, ...tieOptions }),
  find: (input, options) => {
    const { answers, excluded } = readAnswers(input)
    const voters = answers.map(nameOf)
    const notes = weightsIgnored(input, 'every answer')
    const texts = distinctTexts(answers.map(({ index, answer }) => ({ index, text: answer })))
    const tooMany = tooManyTexts(texts.length)
    if (tooMany !== null) return refused(tooMany, { excluded, provenance: voters, notes })
    const matrix = similarityMatrix(texts)
    const count = countClusters(texts, matrix, answers.length, options.threshold)
    const result = declareResult(
      { input, voters, excluded, count, agreement: nominalAgreement(count, input), notes, minValid: options.minValid },
      () =>
        decideByVotes(
          count,
          answers.map((branch) => ({ index: branch.index, confidence: statedConfidence(branch) })),
          input,
          options,
        ),
    )
    return { ...result, similarity: tellSimilarity(texts, matrix) }
  },
})

type Answered = Spoken & { answer: string }

function readAnswers(input: AggregationInput): { answers: Answered[]; excluded: Excluded[] } {
  const { spoken, excluded } = partBranches(input.branches)
  const answers: Answered[] = []
  for (const branch of spoken) {
    const answer = oneAnswer(
      findFinalAnswers(branch.output).map((text) => read(text.trim())),
      normaliseCategory,
    )
    if (answer.ok && normaliseCategory(answer.value) !== '') answers.push({ ...branch, answer: answer.value })
    else excluded.push(answer.ok ? excludedFor(branch, 'empty') : excludedFor(branch, answer.reason, answer.detail))
  }
  return { answers, excluded: inDeclaredOrder(excluded, input) }
}

function countClusters(
  texts: readonly Distinct[],
  matrix: readonly (readonly number[])[],
  base: number,
  threshold: number,
): Count {
  const guarded = matrix.map((row, x) =>
    row.map((similarity, y) => (texts[x]?.text.guard === texts[y]?.text.guard ? similarity : -1)),
  )
  const tallies = clusterTexts(guarded, threshold)
    .map((cluster): Tally => {
      const branches = cluster.flatMap((at) => (texts[at]?.said ?? []).map(({ index }) => index))
      const votes = branches.length
      return {
        answer: medoidOf(texts, meanSimilarities(texts, matrix, cluster))?.said.text ?? '',
        votes,
        share: votes / base,
        interval: wilsonInterval(votes, base),
        branches: branches.toSorted((one, other) => one - other),
        abstained: false,
      }
    })
    .toSorted((one, other) => other.votes - one.votes || (one.answer < other.answer ? -1 : 1))
  return { tallies, leaders: tallies.filter(({ votes }) => votes === tallies[0]?.votes), base }
}
