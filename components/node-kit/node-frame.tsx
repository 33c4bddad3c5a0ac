'use client'

import type { ReactNode } from 'react'
import { useStaleness } from '@/components/run/again/again-provider'
import { StaleMark } from '@/components/run/again/stale-mark'
import { useNodeRun } from '@/components/run/run-feed-provider'
import { cn } from '@/components/ui/cn'
import type { NodeType } from '@/lib/nodes'
import { BranchStrip } from './branch-strip'
import { NodeHandles } from './node-handles'
import { NodeIcon } from './node-icons'
import { ProblemMark } from './problem-mark'
import { StatusMark } from './status'

type NodeFrameProps = {
  id: string
  type: NodeType
  label: string
  selected: boolean
  /** The node as a sentence. */
  sentence: ReactNode
  /** What else tells this node from its neighbours. */
  children?: ReactNode
}

/** What every node has: icon, label, problems, handles, and the foot of its run. */
export function NodeFrame({ id, type, label, selected, sentence, children }: NodeFrameProps) {
  return (
    <article
      className={cn(
        'relative w-65 rounded-xl border border-line bg-raised text-left shadow-sm transition-shadow hover:shadow-md',
        selected && 'border-accent shadow-md ring-2 ring-accent/35',
      )}
    >
      <header className="flex items-center gap-2 px-3 pt-2.5">
        <NodeIcon type={type} />
        <h2 className="min-w-0 flex-1 truncate text-base font-semibold">{label || 'Without a name'}</h2>
        <ProblemMark nodeId={id} />
      </header>
      <div className="flex flex-col gap-1.5 px-3 pt-1.5 pb-3">
        <p className="text-sm text-muted">{sentence}</p>
        {children}
      </div>
      <NodeFoot nodeId={id} />
      <NodeHandles type={type} />
    </article>
  )
}

/** The node's part in the run that is shown: its branches and its status. */
function NodeFoot({ nodeId }: { nodeId: string }) {
  const run = useNodeRun(nodeId)
  const staleness = useStaleness(nodeId)
  if (run === null) return null
  const waiting = run.branches.find((branch) => branch.waitingUntil !== null)
  // A node whose every branch that is left waits for its lane does nothing, however long it has been running.
  const isWaiting = waiting !== undefined && !run.branches.some((branch) => branch.status === 'running')
  return (
    <>
      {staleness === null ? null : (
        <p className="px-3 pb-2">
          <StaleMark staleness={staleness} />
        </p>
      )}
      <footer className="flex min-h-8 items-center gap-2 border-t border-line px-3 py-1">
        <div className="min-w-0 flex-1">
          <BranchStrip nodeId={nodeId} />
        </div>
        <StatusMark
          status={isWaiting ? 'queued' : run.status}
          waitingUntil={isWaiting ? waiting?.waitingUntil : null}
        />
      </footer>
    </>
  )
}
