import { breakTie } from '../ballots/break-tie'
import { majorityOfFinished, nameOf } from '../branches'
import type { AggregationInput, AggregationResult, Note, Preferences } from '../contract'
import { refused, type Finding } from '../define-rule'
import { weightsIgnored } from '../weights'
import { castRankings, type RankedBallot, type Rankings } from './cast-rankings'
import { condorcetWinner } from './copeland-scores'
import { favourites, firstPlaces } from './first-places'
import { kendallsW } from './kendalls-w'
import { pairwisePreferences, type Matrix } from './pairwise'
import type { RankedOptions } from './ranked-options'
import { tellRanking } from './tell-ranking'

/** As many as a question may declare. Every pair of them is compared. */
const mostOptions = 200

/** What a rule makes of rankings. Options are named by their place in the list. */
export type Standing = {
  /** Best first; the options of one level are equal. */
  levels: readonly (readonly number[])[]
  /** By option, of whatever the rule counts. */
  scores: readonly number[]
  /** One is elected, several are tied; none: `reason` says why. */
  winners: readonly number[]
  reason?: string
  notes?: readonly Note[]
  details?: Partial<Pick<Preferences, 'strongestPaths' | 'rounds' | 'others'>>
}

export type Electorate = { options: readonly string[]; ballots: readonly RankedBallot[]; matrix: Matrix }

/**
 * What the rules over rankings have in common: read the rankings, count every pair, let the rule decide, tell the story.
 *
 * @param scoreHead what the scores are called in the text: "Points".
 */
export function rankOptions(
  input: AggregationInput,
  options: RankedOptions,
  scoreHead: string,
  decide: (electorate: Electorate) => Standing,
): Finding {
  const rankings = castRankings(input, options)
  const { ballots, excluded } = rankings
  const provenance = ballots.map(nameOf)
  const notes = [...singleAnswer(rankings), ...weightsIgnored(input, 'every ranking'), ...rankings.notes]
  if (rankings.options.length > mostOptions) {
    const message = `The branches rank ${rankings.options.length} options; at most ${mostOptions} can be compared.`
    return refused({ code: 'too_many_options', message }, { excluded, provenance, notes })
  }
  const matrix = pairwisePreferences(ballots, rankings.options.length)
  const standing = ballots.length === 0 ? null : decide({ options: rankings.options, ballots, matrix })
  const verdict = verdictOf(rankings, standing, input, options)
  const tallies = firstPlaces(ballots, rankings.options)
  const agreement = kendallsW(ballots, rankings.options.length)
  const condorcet = condorcetWinner(matrix)
  const preferences: Preferences = {
    options: rankings.options,
    pairwise: matrix.map((row) => [...row]),
    condorcetWinner: ballots.length === 0 || condorcet === null ? null : (rankings.options[condorcet] ?? null),
    strongestPaths: null,
    rounds: null,
    others: [],
    ...standing?.details,
  }
  const ranking = rankingOf(standing, rankings.options)
  const because =
    verdict.outcome === 'decided' ? (standing?.notes ?? []) : [whyNot(verdict), ...(standing?.notes ?? [])]
  return {
    outcome: verdict.outcome,
    value: verdict.value,
    text: tellRanking({
      verdict,
      notes: standing?.notes ?? [],
      agreement,
      ranking,
      scoreHead,
      tallies,
      preferences,
      excluded,
    }),
    tallies,
    ranking,
    agreement,
    preferences: ballots.length === 0 ? null : preferences,
    excluded,
    tieBreak: verdict.steps,
    provenance,
    notes: [...because, ...notes],
  }
}

export type RankedVerdict = {
  outcome: 'decided' | 'tie' | 'no_consensus' | 'insufficient'
  value: string | null
  reason: string
  steps: AggregationResult['tieBreak']
}

function verdictOf(
  { ballots, options: names }: Rankings,
  standing: Standing | null,
  input: AggregationInput,
  options: RankedOptions,
): RankedVerdict {
  const needed = options.minValid ?? majorityOfFinished(input.branches)
  if (standing === null || ballots.length < needed) {
    const reason = `${ballots.length} of ${input.branches.length} branches gave a ranking that can be counted; ${needed} needed.`
    return { outcome: 'insufficient', value: null, reason, steps: [] }
  }
  if (standing.winners.length === 0) {
    return { outcome: 'no_consensus', value: null, reason: standing.reason ?? '', steps: [] }
  }
  // A lone winner is no tie and passes through; its ballots are not looked at.
  const tied = favourites(ballots, names, standing.winners)
  const { left, steps } = breakTie({ tied, ballots, input }, options)
  const [winner, ...others] = left
  if (winner !== undefined && others.length === 0) {
    return { outcome: 'decided', value: winner.answer, reason: '', steps }
  }
  const reason = `${left.map(({ answer }) => `“${answer}”`).join(', ')} come out equal.`
  return { outcome: 'tie', value: null, reason, steps }
}

function whyNot({ outcome, reason }: RankedVerdict): Note {
  return { code: outcome === 'insufficient' ? 'too_few_answers' : outcome, message: reason }
}

/** Equal options share a rank: 1, 1, 3. */
function rankingOf(standing: Standing | null, options: readonly string[]): AggregationResult['ranking'] {
  if (standing === null) return []
  let better = 0
  return standing.levels.flatMap((level) => {
    const rank = better + 1
    better += level.length
    return level.map((option) => ({ answer: options[option] ?? '', rank, score: standing.scores[option] ?? 0 }))
  })
}

function singleAnswer({ ballots }: Rankings): Note[] {
  if (ballots.length !== 1) return []
  return [{ code: 'single_answer', message: 'Single answer: there is nothing to agree with.' }]
}
