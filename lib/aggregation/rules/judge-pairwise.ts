import { z } from 'zod'
import { agreementOfItems } from '../agreement/agreement-of-items'
import { wilsonInterval } from '../ballots/wilson-interval'
import type { Agreement, AggregationInput, AggregationResult, Judgement, Note } from '../contract'
import { defineModelRule, type Conduct, type Finding, type Replies } from '../define-rule'
import { bradleyTerry } from '../judging/bradley-terry'
import { findCandidates, type Candidate } from '../judging/candidates'
import { chosenBy, countPairs, type PairCount, type Said } from '../judging/count-pairs'
import { judgeOptions, type JudgeOptions } from '../judging/judge-options'
import { nameJudges, missingVerdicts } from '../judging/name-judges'
import { pairQuestions } from '../judging/pair-questions'
import { settleJudged } from '../judging/settle-judged'
import { strongest } from '../judging/strongest'
import { onlyAnswer, tooFewAnswers } from '../judging/too-few'
import { formatNumber, formatShare, shareReading } from '../markdown/format-number'
import { markdownTable } from '../markdown/table'
import { paragraphs } from '../markdown/paragraphs'
import { copelandScores } from '../ranked/copeland-scores'
import { levelsByScore } from '../ranked/levels-by-score'
import { askRound } from '../rounds/ask-round'

/** Up to so many answers Copeland's count says all that there is to say. */
const mostForCopeland = 3
/** Below it the verdicts say more about the order than about the answers. */
const consistentEnough = 0.7

/**
 * Judges compare every two answers in both orders; a win counts only where both orders name the same answer. Up to three answers are
 * ranked by wins, more by the strengths of Bradley and Terry.
 *
 * @see Zheng et al. 2023, Judging LLM-as-a-Judge with MT-Bench and Chatbot Arena, arXiv 2306.05685; Copeland 1951; Bradley and Terry 1952.
 */
export const judgePairwise = defineModelRule({
  name: 'judgePairwise',
  label: 'Judge in pairs',
  summary: 'Models compare every two answers, in both orders, and the strongest is chosen.',
  family: 'freeText',
  answers: ['text', 'choice', 'number', 'probability', 'ranking', 'json'],
  options: z.strictObject(judgeOptions),
  conduct: judge,
  countCalls: (branches, { judges }) => {
    const least = branches * Math.max(0, branches - 1) * judges.length
    return { least, most: 2 * least }
  },
})

function judge(input: AggregationInput, options: JudgeOptions, replies: Replies): Conduct {
  const { candidates, spoken, excluded, notes } = findCandidates(input)
  if (spoken.length < options.minValid || spoken.length === 0) {
    return { calls: [], find: () => tooFewAnswers(input, spoken, excluded, options.minValid) }
  }
  const [first, second] = candidates
  if (first !== undefined && second === undefined) {
    return { calls: [], find: () => onlyAnswer(first.text, spoken, excluded) }
  }
  const asked = pairQuestions(candidates, options)
  const round = askRound(
    asked.map(({ question }) => question),
    replies,
  )
  const find = (): Finding => {
    const said = asked.map(({ pairing }, at): Said => ({ pairing, reply: round.answers[at] ?? null }))
    const count = countPairs(said, candidates.length, options.judges.length)
    const { strengths, method, padded } = rate(count)
    const isJudged = count.inBothOrders > 0
    const ranking = isJudged ? rankingOf(strengths, candidates) : []
    const judgement = judgementOf(said, count, candidates, options, { strengths, method })
    return {
      ...settleJudged(
        {
          input,
          candidates,
          spoken,
          excluded,
          ranking,
          best: isJudged ? strongest(strengths, count.wins) : [],
          story: isJudged ? tell(candidates, count, strengths, judgement) : '',
          notes: [...warnings(count, judgement), ...padded, ...notes],
        },
        options,
      ),
      agreement: consistencyOf(count),
      raterAgreement: agreementOfItems(
        count.byPair.map((byJudge) => byJudge.map((winner) => (winner === null ? null : String(winner)))),
        'nominal',
      ),
      judgement,
    }
  }
  return { calls: round.calls, find }
}

function rate({ wins }: PairCount): { strengths: number[]; method: Judgement['method']; padded: Note[] } {
  if (wins.length <= mostForCopeland) return { strengths: copelandScores(wins), method: 'copeland', padded: [] }
  const { strengths, isPadded } = bradleyTerry(wins)
  const message =
    'Some answers never lost to the others, so a tenth of a win each way was added to every pair to compare their strengths.'
  return { strengths, method: 'bradleyTerry', padded: isPadded ? [{ code: 'virtual_wins', message }] : [] }
}

function rankingOf(strengths: readonly number[], candidates: readonly Candidate[]): AggregationResult['ranking'] {
  let better = 0
  return levelsByScore(strengths).flatMap((level) => {
    const rank = better + 1
    better += level.length
    return level.map((at) => ({ answer: candidates[at]?.label ?? '', rank, score: strengths[at] ?? 0 }))
  })
}

function judgementOf(
  said: readonly Said[],
  count: PairCount,
  candidates: readonly Candidate[],
  { judges }: JudgeOptions,
  { strengths, method }: { strengths: number[]; method: Judgement['method'] },
): Judgement {
  const indexOf = (at: number) => candidates[at]?.index ?? -1
  return {
    method,
    judges: nameJudges(
      judges,
      said.map(({ pairing, reply }) => ({ judge: pairing.judge, isMissing: reply === null })),
    ),
    candidates: candidates.map(({ index, label }) => ({ index, label })),
    verdicts: said.flatMap((one) => {
      if (one.reply === null) return []
      const { judge, first, second } = one.pairing
      const chosen = chosenBy(one)
      const winner = chosen === null || chosen < 0 ? null : indexOf(chosen)
      return [{ judge, branches: [indexOf(first), indexOf(second)], winner, score: null, reason: one.reply.reason }]
    }),
    scores: null,
    winMatrix: count.wins,
    strengths,
    orderConsistency: count.inBothOrders === 0 ? null : count.consistent / count.inBothOrders,
    pairsInBothOrders: count.inBothOrders,
    firstSlotShare: count.chosen === 0 ? null : count.firstChosen / count.chosen,
    sdBetweenJudges: null,
  }
}

/** How far the verdicts agree with themselves when the order is turned round. */
function consistencyOf({ consistent, inBothOrders }: PairCount): Agreement | null {
  if (inBothOrders === 0) return null
  const interval = wilsonInterval(consistent, inBothOrders)
  return {
    statistic: 'orderConsistency',
    value: consistent / inBothOrders,
    interval,
    reading: `same verdict in both orders for ${shareReading(consistent, inBothOrders, interval)} pairs`,
    figures: {},
  }
}

function warnings({ consistent, inBothOrders }: PairCount, { judges }: Judgement): Note[] {
  const notes: Note[] = []
  if (inBothOrders > 0 && consistent / inBothOrders < consistentEnough) {
    const message = `Only ${consistent} of ${inBothOrders} pairs got the same verdict in both orders: the judges go by the order as much as by the answers.`
    notes.push({ code: 'order_inconsistent', message })
  }
  return [...notes, ...missingVerdicts(judges)]
}

function tell(
  candidates: readonly Candidate[],
  { wins, consistent, inBothOrders }: PairCount,
  strengths: readonly number[],
  { firstSlotShare, method }: Judgement,
): string {
  const table = markdownTable(
    [
      { head: 'Answer' },
      { head: method === 'copeland' ? 'Pairs won' : 'Strength', align: 'right' },
      ...candidates.map((_, y) => ({ head: `Against ${y + 1}`, align: 'right' as const })),
    ],
    candidates.map(({ label }, x) => [
      `${x + 1}. ${label}`,
      formatNumber(Number((strengths[x] ?? 0).toFixed(4))),
      ...candidates.map((_, y) => (x === y ? '' : formatNumber(wins[x]?.[y] ?? 0))),
    ]),
  )
  const slot =
    firstSlotShare === null ? '' : ` What stood first was chosen in ${formatShare(firstSlotShare)} of the choices.`
  return paragraphs(`Both orders agree for ${consistent} of ${inBothOrders} pairs.${slot}`, table)
}
