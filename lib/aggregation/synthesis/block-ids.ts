import type { AggregationBranch } from '../contract'

/** What the model calls a branch: B1 for the first planned one, also when others are missing. Names and models stay hidden. */
export function blockId(place: number): string {
  return `B${place + 1}`
}

/** Every planned branch by its id. */
export function branchesById(branches: readonly AggregationBranch[]): ReadonlyMap<string, AggregationBranch> {
  return new Map(branches.map((branch, place) => [blockId(place), branch]))
}
