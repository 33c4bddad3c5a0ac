import type { BranchState } from './run-state'

export type BranchTally = {
  succeeded: number
  /** Failed, skipped or cancelled, though it might have been of use. */
  lost: number
  /** Cancelled because the vote was decided without it. */
  notNeeded: number
  running: number
  queued: number
}

/** A list of branches never changes, a changed branch makes a new list: each is counted once, however often it is asked about. */
const known = new WeakMap<readonly BranchState[], BranchTally>()

export function tallyBranches(branches: readonly BranchState[]): BranchTally {
  const before = known.get(branches)
  if (before !== undefined) return before
  const tally: BranchTally = { succeeded: 0, lost: 0, notNeeded: 0, running: 0, queued: 0 }
  for (const { status, reasonCode } of branches) {
    if (status === 'succeeded' || status === 'running' || status === 'queued') tally[status] += 1
    else if (reasonCode === 'vote_decided') tally.notNeeded += 1
    else tally.lost += 1
  }
  known.set(branches, tally)
  return tally
}
