import type { BranchState, NodeRunState } from '@/lib/engine/run-state'

/** A line of the timeline: the name of a node with several branches, or a branch. */
export type TimelineRow =
  | { kind: 'node'; key: string; node: NodeRunState }
  | { kind: 'branch'; key: string; node: NodeRunState; branch: BranchState }

export function timelineRows(nodes: readonly NodeRunState[]): TimelineRow[] {
  return nodes.flatMap((node) => {
    const rows = node.branches.map((branch): TimelineRow => {
      return { kind: 'branch', key: `${node.nodeId}#${branch.index}`, node, branch }
    })
    return rows.length > 1 ? [{ kind: 'node', key: node.nodeId, node }, ...rows] : rows
  })
}
