import { majorityOfFinished, nameOf } from '../branches'
import type { AggregationInput, AggregationResult, Note, Tally } from '../contract'
import type { Finding } from '../define-rule'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import type { CountOptions } from '../options'
import { ballotTable } from './ballot-table'
import { castBallots, type Ballot } from './cast-ballots'
import { nominalAgreement } from './nominal-agreement'
import { tallyBallots, type Count } from './tally-ballots'

/** What a rule makes of a count. `steps`: what was done about a tie. */
export type Verdict =
  | { outcome: 'decided'; winner: Tally; steps: AggregationResult['tieBreak'] }
  | { outcome: 'tie' | 'no_consensus'; reason: string; steps: AggregationResult['tieBreak'] }

type Ended = Verdict | { outcome: 'insufficient'; reason: string; steps: [] }

/**
 * What the votes have in common: read the ballots, count them, let the rule decide, tell the story.
 * `decide` is called with at least one leader.
 */
export function elect(
  input: AggregationInput,
  options: CountOptions,
  decide: (count: Count, ballots: readonly Ballot[]) => Verdict,
): Finding {
  const { ballots, excluded, notes } = castBallots(input, options)
  const count = tallyBallots(ballots, input, options.base)
  const needed = options.minValid ?? majorityOfFinished(input.branches)
  const verdict = ballots.length < needed ? tooFew(ballots, needed, input) : verdictOf(count, ballots, decide)
  const winner = verdict.outcome === 'decided' ? verdict.winner : null
  const agreement = nominalAgreement(count, input)
  return {
    outcome: verdict.outcome,
    value: winner?.answer ?? null,
    text: paragraphs(
      verdict.outcome === 'decided'
        ? `**${verdict.winner.answer}**`
        : `**${headline[verdict.outcome]}** ${verdict.reason}`,
      agreement === null || winner === null ? '' : `Agreement ${agreement.reading}.`,
      verdict.steps.map(({ policy, detail }) => `Tie-break (${policy}): ${detail}`).join('\n'),
      ballotTable(count, ballots),
      missingBranches(excluded),
    ),
    tallies: count.tallies,
    ranking: rankingOf(count),
    agreement,
    excluded,
    tieBreak: verdict.steps,
    provenance: ballots.map(nameOf),
    notes: [...undecided(verdict), ...singleAnswer(ballots), ...weightsIgnored(input), ...notes],
  }
}

const headline = { tie: 'Tie.', no_consensus: 'No consensus.', insufficient: 'Not enough answers.' }

function verdictOf(
  count: Count,
  ballots: readonly Ballot[],
  decide: (count: Count, ballots: readonly Ballot[]) => Verdict,
): Ended {
  if (count.leaders.length > 0) return decide(count, ballots)
  return { outcome: 'no_consensus', reason: 'Every branch abstained.', steps: [] }
}

function tooFew(ballots: readonly Ballot[], needed: number, { branches }: AggregationInput): Ended {
  const reason = `${ballots.length} of ${branches.length} branches gave an answer that can be counted; ${needed} needed.`
  return { outcome: 'insufficient', reason, steps: [] }
}

/** Equal votes share a rank: 1, 1, 3. */
function rankingOf({ tallies }: Count): AggregationResult['ranking'] {
  const options = tallies.filter(({ abstained }) => !abstained)
  return options.map(({ answer, votes }) => ({
    answer,
    rank: 1 + options.findIndex((other) => other.votes === votes),
    score: votes,
  }))
}

/** Why there is no value; the first note, so that a list of notes begins with it. */
function undecided(verdict: Ended): Note[] {
  if (verdict.outcome === 'decided') return []
  const code = verdict.outcome === 'insufficient' ? 'too_few_answers' : verdict.outcome
  return [{ code, message: verdict.reason }]
}

function singleAnswer(ballots: readonly Ballot[]): Note[] {
  if (ballots.length !== 1) return []
  return [{ code: 'single_answer', message: 'Single answer: there is nothing to agree with.' }]
}

function weightsIgnored({ branches }: AggregationInput): Note[] {
  if (branches.every(({ weight }) => weight === undefined || weight === 1)) return []
  return [{ code: 'weights_ignored', message: 'The branches have weights; this rule counts every ballot once.' }]
}
