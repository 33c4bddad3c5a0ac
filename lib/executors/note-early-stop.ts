import type { AggregationBranch, AggregationResult } from '../aggregation/contract'
import { formatShare } from '../aggregation/markdown/format-number'

/** Says in a result how many ballots an early stop saved. `asked`: the rule that the vote was decided by, where it is another one. */
export function noteEarlyStop(
  aggregation: AggregationResult,
  branches: readonly AggregationBranch[],
  asked?: string,
): AggregationResult {
  const saved = branches.filter(({ reason }) => reason === 'vote_decided').length
  if (saved === 0) return aggregation
  const share = formatShare(saved / branches.length)
  const caution =
    asked === undefined ? '' : ` It was decided by ${asked}: under this rule the missing ballots might have mattered.`
  const message = `The vote ended early: ${saved} of ${branches.length} ballots (${share}) were not needed.${caution}`
  return { ...aggregation, notes: [...aggregation.notes, { code: 'stopped_early', message }] }
}
