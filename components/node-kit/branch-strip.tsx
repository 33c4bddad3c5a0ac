'use client'

import type { BranchState, NodeRunState, Status } from '@/lib/engine/run-state'
import { countStatuses, describeCounts } from '@/components/run/count-branches'
import { useBranchWords, useNodeRun, useOpenBranch } from '@/components/run/run-feed-provider'
import { cn } from '@/components/ui/cn'
import { Hint } from '@/components/ui/tooltip'
import { statusFill, StatusMark } from './status'
import { stripCells, type StripCell } from './strip-cells'
import { whatIsWaitedFor } from './what-is-waited-for'

/** One cell per branch of a node's run, grouped beyond sixty. Shows nothing before there is a run. */
export function BranchStrip({ nodeId }: { nodeId: string }) {
  const node = useNodeRun(nodeId)
  if (node === null || node.branches.length === 0) return null
  const cells = stripCells(node.branches.map((branch) => branch.status))
  const isGrouped = cells.length < node.branches.length

  return (
    <div
      role="group"
      aria-label={`Branches: ${describeCounts(countStatuses(node.branches))}`}
      // Pressing on a cell must not begin to drag the node that the strip stands on.
      className={cn('nodrag nopan flex h-6 min-w-0 items-center', cells.length > 20 ? 'gap-px' : 'gap-0.5')}
    >
      {cells.map((cell) => (
        <Cell key={cell.from} node={node} cell={cell} isGrouped={isGrouped} />
      ))}
    </div>
  )
}

function Cell({ node, cell, isGrouped }: { node: NodeRunState; cell: StripCell; isGrouped: boolean }) {
  const open = useOpenBranch()
  const branch = node.branches[cell.from]
  if (branch === undefined) return null
  const name = isGrouped
    ? `Branches ${cell.from + 1} to ${cell.to + 1}: ${countsOf(cell)}`
    : `${branch.label}: ${branch.status}${branch.waitingUntil === null ? '' : `, ${whatIsWaitedFor(branch.waitingReason)}`}`

  return (
    <Hint side="top" text={isGrouped ? <GroupHint cell={cell} /> : <BranchHint nodeId={node.nodeId} branch={branch} />}>
      <button
        type="button"
        aria-label={name}
        onClick={(event) => {
          event.stopPropagation()
          open?.(node.nodeId, cell.from)
        }}
        className="group flex h-full min-w-0.5 flex-1 items-center rounded-sm focus-visible:-outline-offset-1"
      >
        <span
          className={cn(
            'h-2 w-full rounded-[2px] transition-[height,background-color] group-hover:h-3.5 group-focus-visible:h-3.5',
            statusFill[cell.status],
            // Shape tells apart what colour alone would not: queued is a hollow bar, what will bring no result a thin line.
            shapes[cell.status],
          )}
        />
      </button>
    </Hint>
  )
}

const shapes: Record<Status, string> = {
  queued: 'border border-queued bg-transparent',
  running: 'motion-safe:animate-pulse',
  succeeded: '',
  failed: 'h-3',
  skipped: 'h-0.5',
  cancelled: 'h-0.5',
}

const tailLength = 160

function BranchHint({ nodeId, branch }: { nodeId: string; branch: BranchState }) {
  const words = useBranchWords(nodeId, branch.index)
  const tail = words.length > tailLength ? `…${words.slice(-tailLength)}` : words
  const last = branch.error?.message ?? branch.reason ?? tail
  return (
    <span className="flex max-w-64 flex-col gap-0.5 py-0.5">
      <span className="font-medium">{branch.label}</span>
      <StatusMark
        status={branch.status}
        waitingUntil={branch.waitingUntil}
        waitingReason={branch.waitingReason}
        className="text-inherit"
      />
      {last === '' ? null : <span className="line-clamp-4 break-words opacity-80">{last}</span>}
    </span>
  )
}

function GroupHint({ cell }: { cell: StripCell }) {
  return (
    <span className="flex flex-col py-0.5">
      <span className="font-medium">
        Branches {cell.from + 1}–{cell.to + 1}
      </span>
      <span className="opacity-80">{countsOf(cell)}</span>
    </span>
  )
}

function countsOf(cell: StripCell): string {
  return Object.entries(cell.counts)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ')
}
