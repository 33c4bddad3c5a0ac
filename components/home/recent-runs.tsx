import { History } from 'lucide-react'
import Link from 'next/link'
import type { RunSummary } from '@/lib/db/runs'
import { StatusMark } from '@/components/node-kit/status'
import { formatDuration } from '@/components/run/format-figures'
import { LocalTime } from '@/components/run/local-time'
import { EmptyState } from '@/components/ui/empty-state'

/** The newest runs of all workflows; each leads to its own page. */
export function RecentRuns({ runs }: { runs: readonly RunSummary[] }) {
  if (runs.length === 0) {
    return (
      <EmptyState icon={<History />} title="No runs yet" className="rounded-xl border border-dashed border-line">
        Every run keeps its result, its branches and its log, and has an address of its own.
      </EmptyState>
    )
  }
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-raised">
      {runs.map((run) => (
        <li key={run.id}>
          <Link
            href={`/runs/${run.id}`}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5 px-4 py-2.5 text-sm hover:bg-hover focus-visible:-outline-offset-2 md:grid-cols-[7rem_minmax(0,1fr)_6rem_6rem]"
          >
            <StatusMark status={run.status} className="max-md:order-2" />
            <span className="truncate font-medium">{run.workflowName}</span>
            <span className="text-xs text-muted tabular max-md:order-4 max-md:text-right">
              {run.startedAt !== null && run.endedAt !== null ? formatDuration(run.endedAt - run.startedAt) : ''}
            </span>
            <LocalTime at={run.createdAt} relative className="text-xs text-muted max-md:order-3 md:text-right" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
