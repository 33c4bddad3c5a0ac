import type { RunState } from './run-state'

/** Of the branches of a run, and at least so many in a small one. */
const share = 0.2
const smallest = 20

/**
 * How often a run may repeat calls that may have been billed (an answer that broke off, a call that timed out), over all its
 * branches: an outage in mid-answer must not multiply what the run costs. Calls that were turned away cost nothing and are not
 * counted, nor are those that an end of this process cut off.
 */
export function retryBudgetOf(state: RunState): number {
  const branches = state.nodes.reduce((sum, node) => sum + node.branches.length, 0)
  return Math.max(smallest, Math.ceil(share * branches))
}

/** What is spent of it, as the recorded attempts tell it. */
export function spentRetries(state: RunState): number {
  let spent = 0
  for (const { branches } of state.nodes) {
    for (const { status, attempts } of branches) {
      attempts.forEach(({ error, possiblyBilled }, at) => {
        if (error === null || error.code === 'interrupted' || !possiblyBilled) return
        if (at < attempts.length - 1 || status === 'queued') spent += 1
      })
    }
  }
  return spent
}
