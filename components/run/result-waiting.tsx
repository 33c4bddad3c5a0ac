'use client'

import type { NodeRunState, RunState } from '@/lib/engine/run-state'
import type { Graph } from '@/lib/graph/document'
import { StatusMark } from '@/components/node-kit/status'
import { StaleResult } from './again/earlier-results'
import { allBranches, countSettled, countStatuses } from './count-branches'
import { LiveText } from './branch-text'
import { plural } from './format-figures'
import { useBranchWords, useOpenBranch } from './run-feed-provider'

/** Before there is a result: the merged answer as it is being written, or else what it waits for. */
export function ResultWaiting({ run, graph }: { run: RunState; graph: Graph }) {
  const writing = run.nodes.find((node) => node.type === 'aggregate' && node.branches[0]?.status === 'running')
  if (writing !== undefined) return <Writing node={writing} graph={graph} />

  const counts = countStatuses(allBranches(run.nodes))
  const open = counts.queued + counts.running
  const total = open + countSettled(counts)
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-4 px-4 py-5">
      <p className="text-sm text-muted">
        {open === 0
          ? 'All branches have settled. The result is being put together.'
          : `The result appears here. It waits for ${open} of ${plural(total, 'branch', 'branches')}.`}
      </p>
      <ol className="divide-y divide-line rounded-xl border border-line bg-raised">
        {run.nodes
          .flatMap((node) => node.branches.map((branch) => ({ node, index: branch.index })))
          .slice(0, mostListed)
          .map(({ node, index }) => (
            <Line key={`${node.nodeId}#${index}`} node={node} index={index} />
          ))}
      </ol>
      {total > mostListed ? <p className="text-xs text-faint">and {total - mostListed} more under Branches</p> : null}
      <StaleResult graph={graph} />
    </div>
  )
}

const mostListed = 12
const tailLength = 60

function Line({ node, index }: { node: NodeRunState; index: number }) {
  const open = useOpenBranch()
  const words = useBranchWords(node.nodeId, index)
  const branch = node.branches[index]
  if (branch === undefined) return null
  return (
    <li>
      <button
        type="button"
        onClick={() => open?.(node.nodeId, index)}
        className="grid w-full grid-cols-[minmax(0,10rem)_6.5rem_minmax(0,1fr)] items-center gap-3 px-4 py-2 text-left text-sm hover:bg-hover max-md:grid-cols-[minmax(0,1fr)_auto]"
      >
        <span className="truncate font-medium">{branch.label}</span>
        <StatusMark status={branch.status} waitingUntil={branch.waitingUntil} waitingReason={branch.waitingReason} />
        <span className="truncate text-xs text-muted max-md:hidden">
          {words.length > tailLength ? `…${words.slice(-tailLength)}` : words}
        </span>
      </button>
    </li>
  )
}

function Writing({ node, graph }: { node: NodeRunState; graph: Graph }) {
  const text = useBranchWords(node.nodeId, 0)
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-3 px-4 py-5">
      <p className="flex items-center gap-2 text-sm text-muted">
        <StatusMark status="running" /> {node.label} is merging the branches.
      </p>
      <LiveText text={text} />
      <StaleResult graph={graph} />
    </div>
  )
}
