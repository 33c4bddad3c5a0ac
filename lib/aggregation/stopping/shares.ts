import type { Base } from '../ballots/tally-ballots'
import { isEnough, type Standing } from './standing'

/**
 * Whether it is settled that an answer has the share of the base that a rule asks for, or that none can reach it any more.
 * Outstanding ballots may go to any answer, abstain, or never come.
 *
 * @param passes whether so many votes of so many are enough; more votes or a smaller base never make it false.
 */
export function isShareForegone(
  standing: Standing,
  { base, minValid }: { base: Base; minValid?: number | undefined },
  passes: (votes: number, base: number) => boolean,
): boolean {
  if (!isEnough(standing, minValid)) return false
  const votes = standing.votes[0]?.votes ?? 0
  const left = standing.outstanding.length
  const now = { valid: standing.valid, planned: standing.planned, nonAbstain: standing.valid - standing.abstained }[
    base
  ]
  const largest = base === 'planned' ? now : now + left
  if (votes > 0 && passes(votes, largest)) return true
  return !passes(votes + left, largest)
}
