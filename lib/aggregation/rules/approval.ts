import { z } from 'zod'
import { castApprovals, type Approvals } from '../ballots/cast-approvals'
import { decideByVotes } from '../ballots/decide-by-votes'
import { declareResult } from '../ballots/declare-result'
import { tallyBallots, type Count } from '../ballots/tally-ballots'
import type { Agreement } from '../contract'
import { defineLocalRule } from '../define-rule'
import { shareReading } from '../markdown/format-number'
import { countOptions, tieOptions } from '../options'
import { weightsIgnored } from '../weights'

const { base, minValid, abstain, fuzzy } = countOptions

/**
 * Elects the answer that most branches approve of. A branch approves of as many as it likes; a share is one of the branches, so
 * shares do not add up to 1. A branch that approves of nothing abstains.
 *
 * @see Brams and Fishburn 1978, Approval Voting.
 */
export const approval = defineLocalRule({
  name: 'approval',
  label: 'Approval',
  summary: 'The answer that most branches approve of, where each may name several.',
  family: 'nominal',
  answers: ['choice', 'text', 'json', 'ranking'],
  options: z.strictObject({ base, minValid, abstain, fuzzy, ...tieOptions }),
  find: (input, options) => {
    const approvals = castApprovals(input, options)
    const { ballots, voters, excluded, notes } = approvals
    const count = tallyBallots(ballots, input, options.base, voters.length)
    return declareResult(
      {
        input,
        voters,
        excluded,
        count,
        agreement: approvalAgreement(count, approvals),
        notes: [...weightsIgnored(input, 'every approval'), ...notes],
        minValid: options.minValid,
      },
      () =>
        decideByVotes(count, ballots, input, options, (votes) => `${votes} ${votes === 1 ? 'approval' : 'approvals'}`),
    )
  },
})

/** The share of the branches that approve of the leader; null for fewer than two branches. */
function approvalAgreement({ tallies, base }: Count, { voters }: Approvals): Agreement | null {
  const [first, second] = tallies.filter(({ abstained }) => !abstained)
  if (first === undefined || voters.length < 2 || base === 0) return null
  const approvals = tallies.reduce((sum, { votes, abstained }) => sum + (abstained ? 0 : votes), 0)
  return {
    statistic: 'leaderShare',
    value: first.share,
    interval: first.interval,
    reading: shareReading(first.votes, base, first.interval),
    figures: { margin: (first.votes - (second?.votes ?? 0)) / base, approvalsPerBranch: approvals / voters.length },
  }
}
