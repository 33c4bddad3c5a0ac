import { z } from 'zod'
import type { BranchState, NodeRunState, RunState } from './run-state'
import { isSettled } from './statuses'
import { nodeStateOf, type Wire, type Wiring } from './wiring'

/** What is to be called again although nothing about it changed: one branch of a node, or all of them where none is named. */
export const redoSchema = z.strictObject({ nodeId: z.string(), branch: z.int().nonnegative().optional() })
export type Redo = z.infer<typeof redoSchema>

/** The redo of a run, looked up in its graph once. */
export type RedoView = {
  isToRedo: (nodeId: string, branch: number) => boolean
  /** Whether the node is downstream of one of which something is to be redone. */
  isBehind: (nodeId: string) => boolean
}

export function viewRedo(wiring: Wiring, redo: readonly Redo[]): RedoView {
  const named = new Map<string, Redo[]>()
  for (const one of redo) named.set(one.nodeId, [...(named.get(one.nodeId) ?? []), one])
  const behind = new Set<string>()
  for (const { node, sources } of wiring.order) {
    if (sources.some(({ node: { id } }) => named.has(id) || behind.has(id))) behind.add(node.id)
  }
  return {
    isToRedo: (nodeId, index) =>
      named.get(nodeId)?.some(({ branch }) => branch === undefined || branch === index) ?? false,
    isBehind: (nodeId) => behind.has(nodeId),
  }
}

/** The branches of a running node that are to be redone and have not settled. */
export function openRedo({ nodeId, branches }: NodeRunState, redo: RedoView): BranchState[] {
  return branches.filter(({ index, status }) => !isSettled(status) && redo.isToRedo(nodeId, index))
}

/**
 * Whether a fan-in whose contract is met still waits for what somebody asked to see redone: answers that were kept are there at
 * once, and would else start it without. A deadline is kept all the same.
 */
export function awaitsRedo(wire: Wire, state: RunState, redo: RedoView): boolean {
  if (wire.node.type === 'aggregate' && wire.node.data.join?.wait === 'deadline') return false
  return wire.sources.some((source) => {
    const node = nodeStateOf(state, source)
    if (isSettled(node.status)) return false
    return redo.isBehind(node.nodeId) || openRedo(node, redo).length > 0
  })
}
