import { majorityOfFinished, type Named } from '../branches'
import type { Agreement, AggregationInput, AggregationResult, Excluded, Note, Tally } from '../contract'
import type { Finding } from '../define-rule'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { ballotTable } from './ballot-table'
import type { Count } from './tally-ballots'

/** What a rule makes of a count. `steps`: what was done about a tie; `alsoAccepted`: for rules that may accept several answers. */
export type Verdict =
  | {
      outcome: 'decided'
      winner: Tally
      alsoAccepted?: readonly Tally[]
      notes?: readonly Note[]
      steps: AggregationResult['tieBreak']
    }
  | { outcome: 'tie' | 'no_consensus'; reason: string; steps: AggregationResult['tieBreak'] }

type Ended = Verdict | { outcome: 'insufficient'; reason: string; steps: [] }

/** A count with all that is to be said about it. `minValid`: fewest voters for a verdict. */
type Counted = {
  input: AggregationInput
  voters: readonly Named[]
  excluded: Excluded[]
  count: Count
  agreement: Agreement | null
  notes: readonly Note[]
  minValid: number | undefined
}

/** Makes a result of a count: is it enough, what does the rule say, how is it told. `decide` is called with at least one leader. */
export function declareResult(counted: Counted, decide: (count: Count) => Verdict): Finding {
  const { input, voters, excluded, count, agreement, notes } = counted
  const needed = counted.minValid ?? majorityOfFinished(input.branches)
  const verdict = voters.length < needed ? tooFew(voters.length, needed, input) : verdictOf(count, decide)
  const accepted = verdict.outcome === 'decided' ? [verdict.winner, ...(verdict.alsoAccepted ?? [])] : []
  const names = accepted.map(({ answer }) => answer)
  return {
    outcome: verdict.outcome,
    value: names.length > 1 ? names : (names[0] ?? null),
    text: paragraphs(
      verdict.outcome === 'decided' ? bold(names) : `**${headline[verdict.outcome]}** ${verdict.reason}`,
      agreement === null || accepted.length === 0 ? '' : `Agreement ${agreement.reading}.`,
      verdict.steps.map(({ policy, detail }) => `Tie-break (${policy}): ${detail}`).join('\n'),
      verdict.outcome === 'decided' ? (verdict.notes ?? []).map(({ message }) => message).join('\n') : '',
      ballotTable(count, voters),
      missingBranches(excluded),
    ),
    tallies: count.tallies,
    ranking: rankingOf(count),
    agreement,
    excluded,
    tieBreak: verdict.steps,
    provenance: [...voters],
    notes: [...notesOf(verdict), ...singleAnswer(voters), ...notes],
  }
}

const headline = { tie: 'Tie.', no_consensus: 'No consensus.', insufficient: 'Not enough answers.' }

function bold(names: readonly string[]): string {
  return names.map((name) => `**${name}**`).join(', ')
}

function verdictOf(count: Count, decide: (count: Count) => Verdict): Ended {
  if (count.leaders.length > 0) return decide(count)
  return { outcome: 'no_consensus', reason: 'Every branch abstained.', steps: [] }
}

function tooFew(valid: number, needed: number, { branches }: AggregationInput): Ended {
  const reason = `${valid} of ${branches.length} branches gave an answer that can be counted; ${needed} needed.`
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

/** Why there is no value comes first, so that a list of notes begins with it. */
function notesOf(verdict: Ended): readonly Note[] {
  if (verdict.outcome === 'decided') return verdict.notes ?? []
  const code = verdict.outcome === 'insufficient' ? 'too_few_answers' : verdict.outcome
  return [{ code, message: verdict.reason }]
}

function singleAnswer(voters: readonly Named[]): Note[] {
  if (voters.length !== 1) return []
  return [{ code: 'single_answer', message: 'Single answer: there is nothing to agree with.' }]
}
