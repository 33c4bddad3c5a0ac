import { isOfflineModel } from '../nodes/call-options'
import { addKnown, addUsage } from './add-usage'
import type { Usage } from './run-event'
import type { BranchState, RunState } from './run-state'

/** What a run or a node has used so far, failed attempts included: sums of what is known, null where nothing is. */
export type RunTotals = {
  usage: Usage | null
  costUsd: number | null
  /** Some call told no cost, or its end was never seen: the true cost may be higher. */
  hasUnknownCost: boolean
}

export function runTotals(state: RunState): RunTotals {
  return branchTotals(state.nodes.flatMap(({ branches }) => branches))
}

export function branchTotals(branches: readonly BranchState[]): RunTotals {
  const totals: RunTotals = { usage: null, costUsd: null, hasUnknownCost: false }
  const called = branches.filter(({ kept }) => kept === null)
  // What was kept is known to have cost nothing. That must not make free what tells no cost.
  for (const branch of called.some(({ attempt }) => attempt > 0) ? called : branches) {
    totals.usage = addUsage(totals.usage, branch.usage)
    totals.costUsd = addKnown(totals.costUsd, branch.costUsd)
    const isUnknown = branch.endedAt !== null && branch.attempt > 0 && branch.costUsd === null
    totals.hasUnknownCost ||= isUnknown || branch.attempts.some((attempt) => attempt.possiblyBilled)
  }
  return totals
}

export type RunTiming = {
  /** From the start to the end, or to now. */
  wallMs: number | null
  /**
   * How long the calls would have taken one after the other: the durations of all attempts together. null with an offline model among
   * them: those share one processor, so that running side by side makes each of them slower and saves nothing.
   */
  sequentialMs: number | null
  /** `sequentialMs / wallMs`: how many times faster than one after the other. */
  speedup: number | null
}

/** null where unknown: before the start, before the first call, with offline models. */
export function runTiming(state: RunState, now: number): RunTiming {
  const wallMs = state.startedAt === null ? null : (state.endedAt ?? now) - state.startedAt
  if (hasOfflineBranch(state)) return { wallMs, sequentialMs: null, speedup: null }
  let sequentialMs: number | null = null
  for (const node of state.nodes) {
    for (const branch of node.branches) {
      for (const { startedAt, endedAt } of branch.attempts) {
        sequentialMs = (sequentialMs ?? 0) + Math.max(0, (endedAt ?? now) - startedAt)
      }
    }
  }
  const speedup = wallMs === null || wallMs <= 0 || sequentialMs === null ? null : sequentialMs / wallMs
  return { wallMs, sequentialMs, speedup }
}

function hasOfflineBranch(state: RunState): boolean {
  return state.nodes.some(({ branches }) =>
    branches.some(
      ({ model, attempts, kept }) =>
        // What was kept took no time here, whoever said it.
        kept === null && (isOfflineModel(model) || attempts.some((attempt) => isOfflineModel(attempt.model))),
    ),
  )
}
