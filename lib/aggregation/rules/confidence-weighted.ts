import { z } from 'zod'
import { castBallots, type Ballot } from '../ballots/cast-ballots'
import { decideByVotes, weightInWords } from '../ballots/decide-by-votes'
import { declareResult, type Verdict } from '../ballots/declare-result'
import { tallyBallots, type Count } from '../ballots/tally-ballots'
import { weighBallots, weightedAgreement } from '../ballots/weigh-ballots'
import { weighByConfidence } from '../ballots/weigh-by-confidence'
import { nameOf } from '../branches'
import type { Note } from '../contract'
import { defineLocalRule } from '../define-rule'
import { listNames } from '../extraction/note-remarks'
import { countOptions, tieOptions } from '../options'
import { weightsIgnored } from '../weights'

const { minValid, abstain, fuzzy, locale, repair } = countOptions

const temperature = z
  .number()
  .positive()
  .default(1)
  .describe(
    'How little the stated confidence matters: near 0 only the surest branches count, a large number makes all equal.',
  )

/**
 * Confidence-informed self-consistency: every ballot weighs the softmax of the confidence that its branch states (0 to 1, or 1 to
 * 100 as percent) over the branches of this question.
 *
 * @see Taubenfeld et al. 2025, Confidence Improves Self-Consistency in LLMs, arXiv 2502.06233.
 */
export const confidenceWeighted = defineLocalRule({
  name: 'confidenceWeighted',
  label: 'Weighted by stated confidence',
  summary: 'The answer with the most weight, where branches that say they are surer weigh more.',
  family: 'nominal',
  answers: ['choice', 'text', 'number'],
  options: z.strictObject({ temperature, minValid, abstain, fuzzy, locale, repair, ...tieOptions }),
  find: (input, options) => {
    const { ballots, excluded, notes } = castBallots(input, options)
    const weights = weighByConfidence(ballots, options.temperature)
    const count = weighBallots(ballots, input, ({ index }) => weights.get(index) ?? 0)
    const plain = tallyBallots(ballots, input, 'valid')
    return declareResult(
      {
        input,
        voters: ballots.map(nameOf),
        excluded,
        count,
        agreement: weightedAgreement(count),
        notes: [...unstated(ballots), ...weightsIgnored(input, 'stated confidence only and every ballot'), ...notes],
        minValid: options.minValid,
      },
      () => besidePlurality(decideByVotes(count, ballots, input, options, weightInWords), plain),
    )
  },
})

/** Where plain counting says something else, the reader is told. */
function besidePlurality(verdict: Verdict, { leaders }: Count): Verdict {
  const [first, ...others] = leaders
  if (verdict.outcome !== 'decided' || first === undefined) return verdict
  if (others.length === 0 && first.answer === verdict.winner.answer) return verdict
  const names = leaders.map(({ answer }) => `“${answer}”`).join(' and ')
  const counted = others.length === 0 ? `would elect ${names}` : `would be a tie between ${names}`
  const message = `Counting every ballot once ${counted}.`
  return { ...verdict, notes: [{ code: 'plurality_differs', message }] }
}

function unstated(ballots: readonly Ballot[]): Note[] {
  const silent = ballots.filter(({ confidence }) => confidence === null).map(({ label }) => label)
  if (silent.length === 0) return []
  if (silent.length === ballots.length) {
    return [{ code: 'no_confidence', message: 'No branch states its confidence: all ballots weigh the same.' }]
  }
  return [{ code: 'missing_confidence', message: `${listNames(silent)}: no stated confidence, the mean is taken.` }]
}
