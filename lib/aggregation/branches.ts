import type { AggregationBranch, AggregationInput, Excluded } from './contract'

/** A branch that succeeded and said something. */
export type Spoken = AggregationBranch & { output: string }

/**
 * Parts the branches that can be read from those that cannot, both in declared order.
 * A branch that succeeded with nothing but white space is excluded as `empty`: it never becomes "", 0 or NaN.
 */
export function partBranches(branches: readonly AggregationBranch[]): { spoken: Spoken[]; excluded: Excluded[] } {
  const spoken: Spoken[] = []
  const excluded: Excluded[] = []
  for (const branch of branches) {
    if (branch.status !== 'succeeded') excluded.push(excludedFor(branch, branch.reason ?? branch.status))
    else if (branch.output === null || branch.output.trim() === '') excluded.push(excludedFor(branch, 'empty'))
    else spoken.push({ ...branch, output: branch.output })
  }
  return { spoken, excluded }
}

export function excludedFor(branch: Named, reason: string, detail?: string): Excluded {
  return { ...nameOf(branch), reason, ...(detail === undefined ? {} : { detail }) }
}

/** Branches that never answered and branches that could not be read, in one list. */
export function inDeclaredOrder(excluded: readonly Excluded[], { branches }: AggregationInput): Excluded[] {
  const place = new Map(branches.map(({ index }, at) => [index, at]))
  return excluded.toSorted((one, other) => (place.get(one.index) ?? 0) - (place.get(other.index) ?? 0))
}

/**
 * How many valid answers a vote or a number needs: more than half of the branches that succeeded or failed.
 * Branches that were cancelled or skipped never had the chance to answer and do not raise the bar.
 */
export function majorityOfFinished(branches: readonly AggregationBranch[]): number {
  const finished = branches.filter(({ status }) => status === 'succeeded' || status === 'failed').length
  return Math.floor(finished / 2) + 1
}

/** A branch by number and name. */
export type Named = Pick<AggregationBranch, 'index' | 'label'>

export function nameOf({ index, label }: Named): Named {
  return { index, label }
}
