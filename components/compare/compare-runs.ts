import type { BranchState, NodeRunState, RunState } from '@/lib/engine/run-state'
import type { Graph, RunInputs } from '@/lib/graph/document'

/** A run on its way to a comparison. `createdAt` is in milliseconds since 1970. */
export type ComparedRun = { runId: string; createdAt: number; graph: Graph; inputs: RunInputs; state: RunState }

export type InputDifference = { key: string; label: string; values: [string, string] }
export type BranchDifference = { index: number; label: string; branches: [BranchState | null, BranchState | null] }
export type NodeComparison = {
  nodeId: string
  label: string
  /** Labels of the branches that say the same in both. */
  same: readonly string[]
  different: readonly BranchDifference[]
}
type Pair = readonly [ComparedRun, ComparedRun]

/** The inputs that were not the same, in declared order. */
export function differingInputs([one, other]: Pair): InputDifference[] {
  const fields = new Map(
    [other, one].flatMap(({ graph }) =>
      graph.nodes.flatMap((node) =>
        node.type === 'input'
          ? node.data.fields.map((field) => [`${node.id}.${field.name}`, { nodeId: node.id, field }] as const)
          : [],
      ),
    ),
  )
  return [...fields].flatMap(([key, { nodeId, field }]) => {
    const values: InputDifference['values'] = [one, other].map(({ inputs }) =>
      String(inputs[nodeId]?.[field.name] ?? ''),
    ) as InputDifference['values']
    return values[0] === values[1] ? [] : [{ key, label: field.label?.trim() || field.name, values }]
  })
}

/** The branches of every node, those that say the same apart from those that do not; paired by node and index. */
export function compareNodes([one, other]: Pair): NodeComparison[] {
  const ids = [...new Set([one, other].flatMap(({ state }) => state.nodes.map(({ nodeId }) => nodeId)))]
  return ids.flatMap((nodeId) => {
    const pair = [one, other].map(({ state }) => state.nodes.find((node) => node.nodeId === nodeId) ?? null)
    const [before = null, after = null] = pair
    const count = Math.max(before?.branches.length ?? 0, after?.branches.length ?? 0)
    if (count === 0) return []
    return [compareNode(nodeId, before, after, count)]
  })
}

function compareNode(
  nodeId: string,
  before: NodeRunState | null,
  after: NodeRunState | null,
  count: number,
): NodeComparison {
  const rows = Array.from({ length: count }, (_, index): BranchDifference => {
    const branches: BranchDifference['branches'] = [before?.branches[index] ?? null, after?.branches[index] ?? null]
    return { index, label: branches[1]?.label ?? branches[0]?.label ?? '', branches }
  })
  return {
    nodeId,
    label: after?.label ?? before?.label ?? nodeId,
    same: rows.filter(({ branches }) => isSame(branches)).map(({ label }) => label),
    different: rows.filter(({ branches }) => !isSame(branches)),
  }
}

function isSame([one, other]: BranchDifference['branches']): boolean {
  if (one === null || other === null || one.status !== other.status) return false
  return one.output?.text === other.output?.text && one.error?.message === other.error?.message
}
