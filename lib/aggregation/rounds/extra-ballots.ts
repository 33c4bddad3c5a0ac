import type { AggregationBranch, AggregationInput } from '../contract'
import type { Replies } from '../define-rule'

/** A further vote: it asks what the voters were asked, of one of them once more. `voter` counts through the incoming branches. */
export type ExtraBallot = { ballot: true; label: string; voter: number }

/** Further votes go round the voters in declared order, so that none is asked twice before all were asked once more. */
export function extraBallots({ branches }: AggregationInput, votes: number): ExtraBallot[] {
  if (branches.length === 0) return []
  return Array.from({ length: votes }, (_, at) => {
    const voter = at % branches.length
    return { ballot: true, label: `Further vote ${at + 1} · ${branches[voter]?.label ?? ''}`, voter }
  })
}

/** The same vote with the further ones behind it; one that failed counts as any other that failed. */
export function withExtraBallots(
  input: AggregationInput,
  ballots: readonly ExtraBallot[],
  replies: Replies,
): AggregationInput {
  const from = 1 + input.branches.reduce((most, { index }) => Math.max(most, index), -1)
  const further = ballots.map(({ label, voter }, at): AggregationBranch => {
    const output = replies[at] ?? null
    const { weight, model } = input.branches[voter] ?? {}
    return {
      index: from + at,
      label,
      ...(output === null ? { status: 'failed', output } : { status: 'succeeded', output }),
      ...(weight === undefined ? {} : { weight }),
      ...(model === undefined ? {} : { model }),
    }
  })
  const tieHelp = { ...input.tieHelp, extraVotes: ballots.length }
  return { ...input, branches: [...input.branches, ...further], tieHelp }
}
