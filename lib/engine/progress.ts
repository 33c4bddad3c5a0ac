import type { RunState } from './run-state'
import { runTiming } from './run-totals'
import { tallyBranches } from './tally-branches'

export type Progress = {
  settledBranches: number
  /** Every branch known of: those of nodes that have not started are counted as declared. */
  totalBranches: number
  runningBranches: number
  /** So far; null while unknown. */
  speedup: number | null
}

/** How far a run has come: “12 of 20 branches, 3.4 times faster than one after the other”. */
export function runProgress(state: RunState, now: number): Progress {
  const progress: Progress = {
    settledBranches: 0,
    totalBranches: 0,
    runningBranches: 0,
    speedup: runTiming(state, now).speedup,
  }
  for (const node of state.nodes) {
    const { succeeded, lost, running } = tallyBranches(node.branches)
    progress.totalBranches += node.branches.length
    progress.settledBranches += succeeded + lost
    progress.runningBranches += running
  }
  return progress
}
