import { AppError } from '../errors/app-error'
import type { FlowNode } from '../graph/document'
import type { NodeType } from '../nodes'
import type { Executors, NodeContext, NodeExecutor, NodeResult, PlannedBranch } from './executor'
import type { RunError } from './run-event'
import type { BranchState } from './run-state'
import { shareSegments } from './shared-prompt'

/** A node at work: its branches, and how its result is made of them. */
export type NodeWork = {
  /** What it began with. */
  branches: readonly PlannedBranch[]
  /** What it wants beside the settled branches that it has; none when it can be settled. */
  more: (branches: readonly BranchState[]) => readonly PlannedBranch[]
  settle: (branches: readonly BranchState[]) => NodeResult
}

/** @throws what the executor throws, such as a node that cannot be planned. */
export function planNode(executors: Executors, node: FlowNode, context: NodeContext): NodeWork {
  // The registry pairs each type with its executor; TypeScript cannot see that the node is of the executor's own type.
  const executor = executors[node.type] as unknown as NodeExecutor<NodeType>
  return {
    branches: shareSegments(executor.plan(node, context)),
    more: (branches) => shareSegments(executor.more?.(node, context, branches) ?? []),
    settle: (branches) => executor.settle(node, context, branches),
  }
}

/**
 * A branch as it was planned. The branches of later rounds follow from those before them, which had all settled by then and have
 * not changed since: they are worked out again, so that nothing of them needs to be kept over a restart.
 */
export function plannedBranch(work: NodeWork, branches: readonly BranchState[], index: number): PlannedBranch {
  const planned = [...work.branches]
  while (index >= planned.length) {
    const further = work.more(branches.slice(0, planned.length))
    if (further.length === 0) break
    planned.push(...further)
  }
  const found = planned[index]
  if (found === undefined) throw new RangeError(`Branch ${index} was never planned.`)
  return found
}

/** What the run says of an error: a foreseen one in its own words, anything else in one neutral sentence. */
export function toRunError(error: unknown): RunError {
  if (error instanceof AppError) return { code: error.code, message: error.message }
  return { code: 'internal', message: 'This step failed inside Parallax. If it fails again, report it with the log.' }
}
