import type { AggregationBranch, AggregationResult } from '../aggregation/contract'

/** Says in a result how many branches the limit of the run kept from being called. */
export function noteCostCap(aggregation: AggregationResult, branches: readonly AggregationBranch[]): AggregationResult {
  const stopped = branches.filter(({ reason }) => reason === 'cost_cap').length
  if (stopped === 0) return aggregation
  const message = `The cost limit stopped ${stopped} of ${branches.length} branches: the result rests on what there was.`
  return { ...aggregation, notes: [...aggregation.notes, { code: 'cost_cap', message }] }
}
