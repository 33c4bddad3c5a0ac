import { incomingOf } from '@/lib/engine/incoming-branches'
import type { BranchState, RunState } from '@/lib/engine/run-state'
import { wireGraph } from '@/lib/engine/wiring'
import type { Graph } from '@/lib/graph/document'

/** Where a branch that an aggregation names by its index is to be found. `branch` null: it is the result of a whole node. */
export type IncomingRef = { nodeId: string; branch: number | null; label: string; model: string | null }

/** The incoming branches of an aggregator in the order in which its result counts them. */
export function incomingRefs(graph: Graph, state: RunState, nodeId: string): IncomingRef[] {
  const wire = wireGraph(graph).find(nodeId)
  if (wire === undefined) return []
  return [...incomingOf(wire, state)].map(({ of, node }) => {
    const branch: BranchState | null = 'index' in of ? of : null
    return { nodeId: node.nodeId, branch: branch?.index ?? null, label: of.label, model: branch?.model ?? null }
  })
}
