import { History } from 'lucide-react'
import type { RunSummary } from '@/lib/db/runs'
import { RunList } from '@/components/run/run-list'
import { EmptyState } from '@/components/ui/empty-state'

/** The newest runs of all workflows. */
export function RecentRuns({ runs }: { runs: readonly RunSummary[] }) {
  if (runs.length === 0) {
    return (
      <EmptyState icon={<History />} title="No runs yet" className="rounded-xl border border-dashed border-line">
        Every run keeps its result, its branches and its log, and has an address of its own.
      </EmptyState>
    )
  }
  return (
    <RunList runs={runs} className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-raised" />
  )
}
