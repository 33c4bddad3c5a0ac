import type { BranchState, NodeRunState, Status } from '@/lib/engine/run-state'

export type StatusCounts = Record<Status, number>

export function countStatuses(branches: readonly Pick<BranchState, 'status'>[]): StatusCounts {
  const counts: StatusCounts = { queued: 0, running: 0, succeeded: 0, failed: 0, skipped: 0, cancelled: 0 }
  for (const branch of branches) counts[branch.status] += 1
  return counts
}

export function allBranches(nodes: readonly NodeRunState[]): BranchState[] {
  return nodes.flatMap((node) => node.branches)
}

export function countSettled(counts: StatusCounts): number {
  return counts.succeeded + counts.failed + counts.skipped + counts.cancelled
}

/** "3 of 5 succeeded, 1 failed, 1 running": what a strip of coloured cells says without colour. */
export function describeCounts(counts: StatusCounts): string {
  const total = countSettled(counts) + counts.queued + counts.running
  if (total === 0) return 'no branches yet'
  const others = (['failed', 'running', 'queued', 'skipped', 'cancelled'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${status}`)
  return [`${counts.succeeded} of ${total} succeeded`, ...others].join(', ')
}
