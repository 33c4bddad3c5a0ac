import Link from 'next/link'
import type { RunSummary } from '@/lib/db/runs'
import { StatusMark } from '@/components/node-kit/status'
import { cn } from '@/components/ui/cn'
import { formatDuration } from './format-figures'
import { LocalTime } from './local-time'

/** Runs, newest first; each leads to its own page. `named` says of which workflow each is. */
export function RunList({
  runs,
  named = true,
  className,
}: {
  runs: readonly RunSummary[]
  named?: boolean
  className?: string
}) {
  return (
    <ul className={className}>
      {runs.map((run) => (
        <li key={run.id}>
          <Link
            href={`/runs/${run.id}`}
            className={cn(
              'grid items-center gap-x-4 gap-y-0.5 text-sm hover:bg-hover focus-visible:-outline-offset-2',
              named
                ? 'grid-cols-[minmax(0,1fr)_auto] px-4 py-2.5 md:grid-cols-[7rem_minmax(0,1fr)_6rem_6rem]'
                : 'grid-cols-[minmax(0,1fr)_auto_6rem] rounded-md px-2 py-1.5',
            )}
          >
            <span className={cn('flex min-w-0 flex-wrap items-center gap-x-2', named && 'max-md:order-2')}>
              <StatusMark status={run.status} />
              {named ? null : <AgainOf run={run} />}
            </span>
            {named ? (
              <span className="flex min-w-0 items-baseline gap-x-2">
                <span className="truncate font-medium">{run.workflowName}</span>
                <AgainOf run={run} />
              </span>
            ) : null}
            <span className={cn('text-xs text-muted tabular', named && 'max-md:order-4 max-md:text-right')}>
              {run.startedAt !== null && run.endedAt !== null ? formatDuration(run.endedAt - run.startedAt) : ''}
            </span>
            <LocalTime
              at={run.createdAt}
              relative
              className={cn('text-xs text-muted', named ? 'max-md:order-3 md:text-right' : 'text-right')}
            />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** That a run goes on from an earlier one, and from which. */
function AgainOf({ run: { basedOn } }: { run: RunSummary }) {
  if (basedOn === null) return null
  return (
    <span className="text-xs whitespace-nowrap text-muted">
      again of the run <LocalTime at={basedOn.createdAt} relative />
    </span>
  )
}
