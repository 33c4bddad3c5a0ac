import type { BranchState } from './run-state'

export type BranchTally = {
  succeeded: number
  /** Failed, skipped or cancelled. */
  lost: number
  running: number
  queued: number
}

/** A list of branches never changes, a changed branch makes a new list: each is counted once, however often it is asked about. */
const known = new WeakMap<readonly BranchState[], BranchTally>()

export function tallyBranches(branches: readonly BranchState[]): BranchTally {
  const before = known.get(branches)
  if (before !== undefined) return before
  const tally: BranchTally = { succeeded: 0, lost: 0, running: 0, queued: 0 }
  for (const { status } of branches) {
    if (status === 'succeeded' || status === 'running' || status === 'queued') tally[status] += 1
    else tally.lost += 1
  }
  known.set(branches, tally)
  return tally
}
