import type { Status } from '@/lib/engine/run-state'

/** One or more neighbouring branches, drawn as one cell. `status` is the one that most needs to be seen. */
export type StripCell = { from: number; to: number; status: Status; counts: Partial<Record<Status, number>> }

const mostSingleCells = 60
const buckets = 40
const urgency: readonly Status[] = ['failed', 'running', 'queued', 'cancelled', 'skipped', 'succeeded']

/** A cell per branch while that can be seen; beyond, neighbours share a cell so that a strip stays as wide as its node. */
export function stripCells(statuses: readonly Status[]): StripCell[] {
  const size = statuses.length <= mostSingleCells ? 1 : Math.ceil(statuses.length / buckets)
  const cells: StripCell[] = []
  for (let from = 0; from < statuses.length; from += size) {
    const part = statuses.slice(from, from + size)
    const counts: StripCell['counts'] = {}
    for (const status of part) counts[status] = (counts[status] ?? 0) + 1
    const status = urgency.find((candidate) => counts[candidate] !== undefined) ?? 'queued'
    cells.push({ from, to: from + part.length - 1, status, counts })
  }
  return cells
}
