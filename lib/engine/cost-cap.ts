import type { RunState } from './run-state'

/** What a run has used of its limit, in dollars. */
type Spending = {
  /** Known costs, and the reservations of calls whose cost was never told: they may have been billed in full. */
  spentUsd: number
  /** Held back for calls under way: the most that each can cost. */
  reservedUsd: number
}

/** A state never changes, so what it says is added up once. */
const known = new WeakMap<RunState, Spending>()

export function spendingOf(state: RunState): Spending {
  const counted = known.get(state)
  if (counted !== undefined) return counted
  const spending = { spentUsd: 0, reservedUsd: 0 }
  for (const { branches } of state.nodes) {
    for (const { costUsd, attempts } of branches) {
      spending.spentUsd += costUsd ?? 0
      for (const { endedAt, reservedUsd = 0 } of attempts) {
        if (endedAt === null) spending.reservedUsd += reservedUsd
        else spending.spentUsd += reservedUsd
      }
    }
  }
  known.set(state, spending)
  return spending
}

/** Whether nothing that costs money can begin any more, whatever becomes of the calls under way. */
export function isCapReached(state: RunState, maxCostUsd: number | null): boolean {
  if (maxCostUsd === null) return false
  const { spentUsd } = spendingOf(state)
  return spentUsd > 0 && spentUsd >= maxCostUsd
}
