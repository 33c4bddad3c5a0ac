import type { NodeResult } from '../engine/executor'
import type { NodeOutput } from '../engine/run-event'
import type { BranchState } from '../engine/run-state'

/** The result of a node with one branch: the branch's. */
export function settleOne(branch: BranchState | undefined): NodeResult {
  if (branch?.output) return { ok: true, output: branch.output }
  const error = branch?.error ?? { code: 'no_answer', message: branch?.reason ?? 'The model was not called.' }
  return { ok: false, error }
}

/**
 * The result of a node with many branches: each under its label, in declared order, the missing ones named where they would stand.
 * One that succeeded is enough; without any the node fails with what went wrong first.
 */
export function settleMany(branches: readonly BranchState[]): NodeResult {
  if (branches.some(({ status }) => status === 'succeeded')) return { ok: true, output: joinBranches(branches) }
  const first = branches.find(({ error }) => error !== null)
  const code = first?.error?.code ?? 'no_branch_succeeded'
  const because = first === undefined ? '' : ` “${first.label}” failed: ${first.error?.message ?? ''}`
  return { ok: false, error: { code, message: `None of the ${branches.length} branches succeeded.${because}` } }
}

function joinBranches(branches: readonly BranchState[]): NodeOutput {
  return {
    text: branches
      .map((branch) => `## ${branch.label}\n\n${branch.output?.text ?? `*${missing(branch)}*`}`)
      .join('\n\n'),
    value: branches.map(({ output }) => (output === null ? null : (output.value ?? output.text))),
  }
}

function missing({ status, error, reason }: BranchState): string {
  const why = error?.message ?? reason
  return `Missing: this branch ${status === 'failed' ? 'failed' : `was ${status}`}.${why === null ? '' : ` ${why}`}`
}
