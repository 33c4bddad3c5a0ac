import { addKnown } from './add-usage'
import type { RunState } from './run-state'

/** What the calls of a run are known to have cost; null where no cost is known. */
export function knownCostUsd(state: RunState): number | null {
  let costUsd: number | null = null
  for (const node of state.nodes) for (const branch of node.branches) costUsd = addKnown(costUsd, branch.costUsd)
  return costUsd
}

/** Whether no new call may begin. A cap of 0 lets calls through that are known to cost nothing. */
export function isCapReached(costUsd: number | null, maxCostUsd: number | null): boolean {
  return maxCostUsd !== null && costUsd !== null && costUsd > 0 && costUsd >= maxCostUsd
}
