'use client'

import { useMemo } from 'react'
import { ArrowUpRight, History } from 'lucide-react'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { isOfflineBranch, OfflineBadge } from '@/components/node-kit/offline-badge'
import { StatusMark } from '@/components/node-kit/status'
import { useEarlierNode, useStaleness } from '@/components/run/again/again-provider'
import { KeptMark } from '@/components/run/again/kept-mark'
import { RunAgainButton } from '@/components/run/again/run-again-button'
import { StaleMark } from '@/components/run/again/stale-mark'
import { BranchText } from '@/components/run/branch-text'
import { CacheNote } from '@/components/run/cache-note'
import { formatCost, formatDuration, formatTotal, unknown } from '@/components/run/format-figures'
import { useNodeRun, useOpenBranch, useRun } from '@/components/run/run-feed-provider'
import { SafeMarkdown } from '@/components/run/safe-markdown'
import { IconButton } from '@/components/ui/icon-button'
import { ScrollArea } from '@/components/ui/scroll-area'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { upstreamIds } from '@/lib/graph/order'
import type { BranchState, NodeRunState } from '@/lib/engine/run-state'
import { branchTotals } from '@/lib/engine/run-totals'

/** The node's part in the run that is shown: its status, what it handed on, and its branches. */
export function LastRun({ nodeId }: { nodeId: string }) {
  const run = useNodeRun(nodeId)
  if (run === null) {
    return (
      <EmptyState icon={<History />} title="Not run yet">
        Run the workflow to see here what this node answered.
      </EmptyState>
    )
  }
  return (
    <div className="flex flex-col gap-5 p-4">
      <Summary run={run} />
      {run.branches.length > 0 ? (
        <RunAgainButton
          request={{ redo: [{ nodeId }] }}
          label={`Run again from ${run.label}: what is before it is kept`}
          failedInLabel={run.branches.filter(({ status }) => status === 'failed').length}
        >
          Run again from here
        </RunAgainButton>
      ) : null}
      {run.branches.length > 0 ? (
        <section aria-label="Branches">
          <h3 className="mb-2 text-xs font-medium text-muted">
            {run.branches.length} {run.branches.length === 1 ? 'branch' : 'branches'}
          </h3>
          <ul className="flex flex-col gap-2">
            {run.branches.map((branch) => (
              <BranchCard key={branch.index} nodeId={nodeId} branch={branch} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

function Summary({ run }: { run: NodeRunState }) {
  const isOffline = useRestsOnOffline(run.nodeId)
  const staleness = useStaleness(run.nodeId)
  const earlier = useEarlierNode(run.nodeId)
  const durationMs = run.startedAt !== null && run.endedAt !== null ? run.endedAt - run.startedAt : null
  const cost =
    run.branches.length === 0 ? null : formatTotal(branchTotals(run.branches), run.branches.every(isOfflineBranch))
  return (
    <section aria-label="Outcome" className="flex flex-col gap-2">
      <p className="flex items-center gap-2 text-xs text-muted tabular">
        <StatusMark status={run.status} />
        {durationMs === null ? null : <span>· {formatDuration(durationMs)}</span>}
        {cost === null ? null : <span>· {cost === unknown ? 'cost unknown' : cost}</span>}
      </p>
      {run.error ? (
        <p className="rounded-md bg-failed-soft px-3 py-2 text-xs text-failed">{run.error.message}</p>
      ) : null}
      <CacheNote branches={run.branches} className="text-xs text-muted tabular" />
      {run.reason ? <p className="text-xs text-muted">{run.reason}</p> : null}
      {staleness === null ? null : <StaleMark staleness={staleness} />}
      {staleness === 'renewing' && earlier?.output ? (
        <ScrollArea label="Earlier output" className="max-h-72 rounded-md bg-sunken p-2.5 text-muted">
          <SafeMarkdown text={earlier.output.text} under={3} className="text-sm leading-5.5" />
        </ScrollArea>
      ) : null}
      {run.output ? (
        <div>
          <div className="mb-1 flex items-center justify-between">
            <h3 className="text-xs font-medium text-muted">Output</h3>
            <CopyButton text={run.output.text} label="Copy the output" />
          </div>
          {isOffline ? <OfflineBadge className="mb-1.5" /> : null}
          <ScrollArea label="Output" className="max-h-72 rounded-md bg-sunken p-2.5">
            <SafeMarkdown text={run.output.text} under={3} className="text-sm leading-5.5" />
          </ScrollArea>
        </div>
      ) : null}
    </section>
  )
}

function BranchCard({ nodeId, branch }: { nodeId: string; branch: BranchState }) {
  const open = useOpenBranch()
  const durationMs = branch.startedAt !== null && branch.endedAt !== null ? branch.endedAt - branch.startedAt : null
  return (
    <li className="rounded-lg border border-line p-2.5">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-sm font-medium">{branch.label}</span>
        <StatusMark status={branch.status} waitingUntil={branch.waitingUntil} waitingReason={branch.waitingReason} />
        <RunAgainButton
          request={{ redo: [{ nodeId, branch: branch.index }] }}
          label={`Run ${branch.label} again`}
          failedInLabel={branch.status === 'failed' ? 1 : 0}
        />
        {open ? (
          <IconButton
            size="icon-sm"
            label={`Open ${branch.label} beside the others`}
            onClick={() => open(nodeId, branch.index)}
          >
            <ArrowUpRight aria-hidden />
          </IconButton>
        ) : null}
      </div>
      <p className="truncate text-2xs text-faint tabular">
        {[
          branch.model,
          durationMs === null ? null : formatDuration(durationMs),
          branch.kept !== null
            ? null
            : branch.costUsd !== null
              ? formatCost(branch.costUsd)
              : branch.endedAt !== null && branch.attempt > 0
                ? 'cost unknown'
                : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {branch.kept === null ? null : <KeptMark kept={branch.kept} />}
      {isOfflineBranch(branch) ? <OfflineBadge className="mt-1" /> : null}
      <ScrollArea label={`Words of ${branch.label}`} className="mt-1.5 max-h-56 rounded-md bg-sunken p-2.5">
        <BranchText nodeId={nodeId} branch={branch} />
      </ScrollArea>
    </li>
  )
}

/** Whether an offline model had a part in what the node handed on: its own branches, or those that came before. */
function useRestsOnOffline(nodeId: string): boolean {
  const { graph } = useEditorSurroundings()
  const run = useRun()
  return useMemo(() => {
    const part = upstreamIds(graph, nodeId).add(nodeId)
    return run?.nodes.some((node) => part.has(node.nodeId) && node.branches.some(isOfflineBranch)) ?? false
  }, [graph, nodeId, run])
}
