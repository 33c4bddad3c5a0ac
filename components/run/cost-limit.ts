import type { RunState } from '@/lib/engine/run-state'
import { allBranches } from './count-branches'
import { formatCost, plural } from './format-figures'

/** "Stopped at the cost limit of $0.50: 6 of 10 branches were made."; null where the limit stopped nothing. */
export function stoppedAtLimit({ nodes, maxCostUsd, endedAt }: RunState): string | null {
  const branches = allBranches(nodes)
  const stopped = branches.filter(({ error }) => error?.code === 'cost_cap').length
  if (maxCostUsd === null || endedAt === null || stopped === 0) return null
  const made = branches.filter(({ attempt, status }) => attempt > 0 && status === 'succeeded').length
  return `Stopped at the cost limit of ${formatCost(maxCostUsd)}: ${made} of ${plural(branches.length, 'branch', 'branches')} ${made === 1 ? 'was' : 'were'} made.`
}
