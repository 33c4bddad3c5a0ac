import type { AggregationBranch } from '../contract'

/** Branches in declared order: a text succeeded, null failed with a timeout. */
export function branchesOf(outputs: readonly (string | null)[]): AggregationBranch[] {
  return outputs.map((output, index) => ({
    index,
    label: `Branch ${index + 1}`,
    ...(output === null ? { status: 'failed', output, reason: 'timeout' } : { status: 'succeeded', output }),
  }))
}
