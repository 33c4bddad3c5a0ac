import type { AggregationInput } from '../contract'
import { formatNumber } from '../markdown/format-number'
import { breakTie, type TieOptions } from './break-tie'
import type { Ballot } from './cast-ballots'
import type { Verdict } from './declare-result'
import type { Count } from './tally-ballots'

/** The answer with the most votes; several are a tie, broken as the options say. `unit` is what is counted: "vote". */
export function decideByVotes(
  { leaders }: Count,
  ballots: readonly Pick<Ballot, 'index' | 'confidence'>[],
  input: AggregationInput,
  options: TieOptions,
  unit = 'vote',
): Verdict {
  const { left, steps } = breakTie({ tied: leaders, ballots, input }, options)
  const [winner, ...tied] = left
  if (winner !== undefined && tied.length === 0) return { outcome: 'decided', winner, steps }
  const names = left.map(({ answer }) => `“${answer}”`).join(', ')
  const votes = winner?.votes ?? 0
  const reason = `${names} have ${formatNumber(votes)} ${votes === 1 ? unit : `${unit}s`} each.`
  return { outcome: 'tie', reason, steps }
}
