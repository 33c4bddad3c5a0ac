'use client'

import type { Graph } from '@/lib/graph/document'
import { useRun } from '../run-feed-provider'
import { VoteBoard } from './vote-board'
import { voteNodes } from './vote-nodes'

/** A board for every aggregate of the run that counted, the last one first: it is what the run was for. */
export function VotesView({ runId, graph }: { runId: string; graph: Graph }) {
  const run = useRun()
  if (run === null) return null
  const nodes = voteNodes(run).toReversed()
  return (
    <div className="@container">
      <div className="mx-auto flex max-w-6xl flex-col gap-10 px-4 py-5 @4xl:px-6">
        {nodes.map((node) => (
          <VoteBoard key={node.nodeId} runId={runId} graph={graph} run={run} node={node} isOnly={nodes.length === 1} />
        ))}
      </div>
    </div>
  )
}
