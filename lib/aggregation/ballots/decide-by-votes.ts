import type { AggregationInput } from '../contract'
import { formatNumber } from '../markdown/format-number'
import { breakTie, type TieOptions } from './break-tie'
import type { Ballot } from './cast-ballots'
import type { Verdict } from './declare-result'
import type { Count } from './tally-ballots'

/** The answer with the most votes; several are a tie, broken as the options say. `inWords` says what each of them has: "2 votes". */
export function decideByVotes(
  { leaders }: Count,
  ballots: readonly Pick<Ballot, 'index' | 'confidence'>[],
  input: AggregationInput,
  options: TieOptions,
  inWords = votesInWords,
): Verdict {
  const { left, steps } = breakTie({ tied: leaders, ballots, input }, options)
  const [winner, ...tied] = left
  if (winner !== undefined && tied.length === 0) return { outcome: 'decided', winner, steps }
  const names = left.map(({ answer }) => `“${answer}”`).join(', ')
  return { outcome: 'tie', reason: `${names} have ${inWords(winner?.votes ?? 0)} each.`, steps }
}

function votesInWords(votes: number): string {
  return `${votes} ${votes === 1 ? 'vote' : 'votes'}`
}

export function weightInWords(weight: number): string {
  return `a weight of ${formatNumber(weight)}`
}
