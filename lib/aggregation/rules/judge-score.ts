import { z } from 'zod'
import { agreementOfItems } from '../agreement/agreement-of-items'
import type { Agreement, AggregationInput, AggregationResult, Judgement, RaterAgreement } from '../contract'
import { defineModelRule, type Conduct, type Finding, type Replies } from '../define-rule'
import { findCandidates, type Candidate } from '../judging/candidates'
import { judgeOptions } from '../judging/judge-options'
import { missingVerdicts, nameJudges } from '../judging/name-judges'
import { criteria, weightedScore } from '../judging/rubric'
import { scoreQuestions, type ScoreReply, type Scoring } from '../judging/score-questions'
import { settleJudged } from '../judging/settle-judged'
import { tooFewAnswers } from '../judging/too-few'
import { formatNumber } from '../markdown/format-number'
import { markdownTable } from '../markdown/table'
import { paragraphs } from '../markdown/paragraphs'
import { levelsByScore } from '../ranked/levels-by-score'
import { askRound } from '../rounds/ask-round'

const options = z.strictObject({ ...judgeOptions, criteria })
type Options = z.output<typeof options>

/**
 * Judges score every answer by a rubric, each answer alone; its score is the mean over the judges of their weighted means. Equal scores
 * are told apart by the criteria in their order.
 *
 * @see Verga et al. 2024, Replacing Judges with Juries, arXiv 2404.18796, for several judges and the mean of their scores.
 */
export const judgeScore = defineModelRule({
  name: 'judgeScore',
  label: 'Judge by a rubric',
  summary: 'Models score every answer by criteria, and the answer with the best mean is chosen.',
  family: 'freeText',
  answers: ['text', 'choice', 'number', 'probability', 'ranking', 'json'],
  options,
  conduct: judge,
  countCalls: (branches, { judges }) => ({ least: branches * judges.length, most: 2 * branches * judges.length }),
})

function judge(input: AggregationInput, options: Options, replies: Replies): Conduct {
  const { candidates, spoken, excluded, notes } = findCandidates(input)
  if (spoken.length < options.minValid || spoken.length === 0) {
    return { calls: [], find: () => tooFewAnswers(input, spoken, excluded, options.minValid) }
  }
  const asked = scoreQuestions(candidates, options)
  const round = askRound(
    asked.map(({ question }) => question),
    replies,
  )
  const find = (): Finding => {
    const said = asked.map(({ scoring }, at): Said => ({ scoring, reply: round.answers[at] ?? null }))
    const scores = candidates.map((candidate, at) => scoreOf(candidate, at, said, options))
    const ratings = scores.map(({ byJudge }) => byJudge)
    const raterAgreement = agreementOfItems(ratings, 'interval')
    const judgement = judgementOf(said, candidates, scores, options)
    return {
      ...settleJudged(
        {
          input,
          candidates,
          spoken,
          excluded,
          ranking: rankingOf(scores),
          best: bestOf(scores, candidates.length),
          story: tell(scores, options),
          notes: [...missingVerdicts(judgement.judges), ...singleAnswer(spoken.length), ...notes],
        },
        options,
      ),
      agreement: agreementOf(raterAgreement),
      raterAgreement,
      judgement,
    }
  }
  return { calls: round.calls, find }
}

type Said = { scoring: Scoring; reply: ScoreReply | null }
type Score = NonNullable<Judgement['scores']>[number]

function scoreOf({ index, label }: Candidate, at: number, said: readonly Said[], options: Options): Score {
  const own = options.judges.map(
    (_, judge) =>
      said.find(({ scoring }) => scoring.candidate === at && scoring.judge === judge)?.reply?.scores ?? null,
  )
  const byJudge = own.map((scores) => (scores === null ? null : weightedScore(options.criteria, scores)))
  return {
    index,
    label,
    mean: meanOf(byJudge),
    sdBetweenJudges: spreadOf(byJudge),
    byJudge,
    criteria: options.criteria.map(({ name }, place) => ({
      name,
      mean: meanOf(own.map((scores) => scores?.[place] ?? null)),
    })),
  }
}

/** null without any value. */
function meanOf(values: readonly (number | null)[]): number | null {
  const given = values.filter((value) => value !== null)
  return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0) / given.length
}

/** Standard deviation with n − 1; null for fewer than two. */
function spreadOf(values: readonly (number | null)[]): number | null {
  const given = values.filter((value) => value !== null)
  const mean = meanOf(given)
  if (given.length < 2 || mean === null) return null
  return Math.sqrt(given.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (given.length - 1))
}

/** Places of the answers with the highest mean; those are told apart by the criteria in their order, as far as they can be. */
function bestOf(scores: readonly Score[], candidates: number): number[] {
  let left = [...Array(candidates).keys()].filter((at) => scores[at]?.mean != null)
  const marks = [
    (score: Score | undefined) => score?.mean,
    ...(scores[0]?.criteria ?? []).map((_, place) => (score: Score | undefined) => score?.criteria[place]?.mean),
  ]
  for (const mark of marks) {
    const [best = []] = levelsByScore(left.map((at) => mark(scores[at]) ?? 0))
    left = best.flatMap((place) => left[place] ?? [])
  }
  return left
}

function rankingOf(scores: readonly Score[]): AggregationResult['ranking'] {
  const scored = scores.flatMap(({ label, mean }) => (mean === null ? [] : [{ label, mean }]))
  let better = 0
  return levelsByScore(scored.map(({ mean }) => mean)).flatMap((level) => {
    const rank = better + 1
    better += level.length
    return level.map((at) => ({ answer: scored[at]?.label ?? '', rank, score: scored[at]?.mean ?? 0 }))
  })
}

function judgementOf(
  said: readonly Said[],
  candidates: readonly Candidate[],
  scores: Score[],
  { judges, criteria }: Options,
): Judgement {
  return {
    method: 'rubric',
    judges: nameJudges(
      judges,
      said.map(({ scoring, reply }) => ({ judge: scoring.judge, isMissing: reply === null })),
    ),
    candidates: candidates.map(({ index, label }) => ({ index, label })),
    verdicts: said.flatMap(({ scoring, reply }) => {
      if (reply === null) return []
      const score = reply.scores === null ? null : weightedScore(criteria, reply.scores)
      const index = candidates[scoring.candidate]?.index ?? -1
      return [{ judge: scoring.judge, branches: [index], winner: null, score, reason: reply.reason }]
    }),
    scores,
    winMatrix: null,
    strengths: null,
    orderConsistency: null,
    pairsInBothOrders: 0,
    firstSlotShare: null,
    sdBetweenJudges: meanOf(scores.map(({ sdBetweenJudges }) => sdBetweenJudges)),
  }
}

/** Alpha of the judges over the answers; null where there is one judge or one answer, or nothing varies. */
function agreementOf(raters: RaterAgreement | null): Agreement | null {
  const value = raters?.krippendorffAlpha ?? null
  if (raters === null || value === null) return null
  const reading = `Krippendorff’s alpha ${formatNumber(Number(value.toFixed(3)))} of ${raters.raters} judges over ${raters.items} answers`
  return { statistic: 'krippendorffAlpha', value, interval: null, reading, figures: raters.figures }
}

function singleAnswer(answers: number) {
  return answers === 1
    ? [{ code: 'single_answer', message: 'Single answer: it was scored, there is nothing to compare it with.' }]
    : []
}

function tell(scores: readonly Score[], { judges, criteria }: Options): string {
  const shown = (value: number | null) => (value === null ? '' : formatNumber(Number(value.toFixed(2))))
  const table = markdownTable(
    [
      { head: 'Answer' },
      { head: 'Score', align: 'right' },
      ...(judges.length > 1 ? [{ head: 'Spread of judges', align: 'right' as const }] : []),
      ...criteria.map((_, at) => ({ head: `Criterion ${at + 1}`, align: 'right' as const })),
    ],
    scores.map(({ label, mean, sdBetweenJudges, criteria: means }) => [
      label,
      shown(mean),
      ...(judges.length > 1 ? [shown(sdBetweenJudges)] : []),
      ...means.map((each) => shown(each.mean)),
    ]),
  )
  const named = criteria.map(({ name }, at) => `${at + 1} ${name}`).join(', ')
  return paragraphs(table, `Criteria, from 1 to 10: ${named}.`)
}
