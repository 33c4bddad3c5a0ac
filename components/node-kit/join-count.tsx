'use client'

import { incomingNodes } from '@/lib/graph/order'
import { useRun } from '@/components/run/run-feed-provider'
import { useEditorSurroundings } from './editor-context'

/** How full a join is while its run waits: "3 of 5", beside the handle that the branches arrive at. */
export function JoinCount({ nodeId }: { nodeId: string }) {
  const { graph } = useEditorSurroundings()
  const run = useRun()
  if (run === null) return null
  const sources = new Set(incomingNodes(graph, nodeId).map(({ id }) => id))
  const arriving = run.nodes.filter((node) => sources.has(node.nodeId))
  const total = arriving.reduce((sum, node) => sum + Math.max(1, node.branches.length), 0)
  const arrived = arriving.reduce(
    (sum, node) =>
      sum +
      (node.branches.length === 0
        ? Number(node.status === 'succeeded')
        : node.branches.filter(({ status }) => status === 'succeeded').length),
    0,
  )
  if (total === 0) return null
  return (
    <span
      title={`${arrived} of ${total} branches have succeeded`}
      className="absolute top-1/2 right-full mr-3 -translate-y-[calc(100%+4px)] rounded-full border border-line bg-raised px-1.5 text-2xs font-medium whitespace-nowrap text-muted tabular shadow-xs"
    >
      {arrived} of {total}
    </span>
  )
}
