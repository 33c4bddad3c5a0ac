import type { BranchWaits } from '../engine/run-event'
import type { RunState } from '../engine/run-state'

/**
 * Shows on each branch that waits for its lane until when, and why. A branch that waits longer for a retry of its own keeps that, and
 * one that has started is left alone: what is recorded of a branch always goes before what was only told.
 *
 * @returns the same run when nothing is to be shown.
 */
export function showWaits(run: RunState, waits: readonly BranchWaits[]): RunState {
  return waits.reduce((shown, { nodeId, branches, until, reason }) => {
    const wanted = new Set(branches)
    let isChanged = false
    const nodes = shown.nodes.map((node) => {
      if (node.nodeId !== nodeId) return node
      const waiting = node.branches.map((branch) => {
        if (!wanted.has(branch.index) || branch.status !== 'queued' || (branch.waitingUntil ?? 0) >= until)
          return branch
        isChanged = true
        return { ...branch, waitingUntil: until, waitingReason: reason }
      })
      return { ...node, branches: waiting }
    })
    return isChanged ? { ...shown, nodes } : shown
  }, run)
}
