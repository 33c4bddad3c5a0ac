import { AppError } from '../errors/app-error'
import type { AttemptRunner } from './attempt-runner'
import type { Executors, PlannedBranch } from './executor'
import type { Journal } from './journal'
import type { Keeper } from './keep-branches'
import { notNeeded, type Step } from './next-steps'
import { contextOf } from './node-context'
import { plannedBranch, planNode, toRunError, type NodeWork } from './node-work'
import type { RunSnapshot } from './ports'
import type { BranchState, RunState } from './run-state'
import { isSettled } from './statuses'
import { nodeStateOf, type Wire, type Wiring } from './wiring'

export type StepRunnerParts = {
  snapshot: RunSnapshot
  wiring: Wiring
  executors: Executors
  journal: Journal
  attempts: AttemptRunner
  /** For the nodes that are at work already: the state just before each started. */
  beforeStart: ReadonlyMap<string, RunState>
  /** What a run before this one has answered already; null where there is none. */
  keep: Keeper | null
  report: (error: unknown) => void
}

/** Does the steps that `nextSteps` lists: records their facts and sets attempts going. */
export function createStepRunner(parts: StepRunnerParts) {
  const { journal, attempts } = parts
  const works = new Map<string, NodeWork>()

  return function perform(step: Step): void {
    switch (step.type) {
      case 'startNode':
        return guard(step.wire, () => start(step.wire))
      case 'settleNode':
        return guard(step.wire, () => settle(step.wire, step.isNeeded))
      case 'dispatchBranch':
        return guard(step.wire, () => dispatch(step.wire, step.branch))
      case 'failNode':
        return journal.record({ type: 'node.failed', nodeId: step.wire.node.id, error: step.error })
      case 'skipNode':
        return journal.record({ type: 'node.skipped', nodeId: step.wire.node.id, reason: step.reason })
      case 'cancelNode':
        return journal.record({ type: 'node.cancelled', nodeId: step.wire.node.id, reason: step.reason })
      case 'cancelBranches': {
        const { cancelRequested: atOnce } = journal.state()
        return forBranches(step, (nodeId, branch) => attempts.cancel(nodeId, branch, step, { atOnce }))
      }
      case 'failBranches':
        return forBranches(step, (nodeId, { index, attempt }) =>
          attempts.failUncalled(nodeId, index, attempt + 1, step.error),
        )
      case 'settleRun':
        return journal.record(step.fact)
      default:
        return step satisfies never
    }
  }

  function start(wire: Wire): void {
    const work = plan(wire, journal.state())
    works.set(wire.node.id, work)
    // Before anything is recorded: should it throw, the node has not started. Behind the start in one append: a crash tears nothing.
    const kept = parts.keep?.(wire.node.id, work.branches, 0) ?? []
    journal.record({ type: 'node.started', nodeId: wire.node.id, branches: work.branches.map(opened) })
    for (const fact of kept) journal.record(fact)
  }

  function dispatch(wire: Wire, index: number): void {
    const { branches } = nodeStateOf(journal.state(), wire)
    const branch = branches[index]
    if (branch === undefined) throw new RangeError(`Branch ${index} was never opened.`)
    attempts.dispatch(wire.node.id, branch, plannedBranch(workOf(wire), branches, index).request)
  }

  function settle(wire: Wire, isNeeded: boolean): void {
    const nodeId = wire.node.id
    const { branches } = nodeStateOf(journal.state(), wire)
    const further = workOf(wire).more(branches)
    if (further.length > 0) {
      if (isNeeded) extend(nodeId, branches.length, further)
      else journal.record({ type: 'node.cancelled', nodeId, reason: notNeeded })
      return
    }
    const result = workOf(wire).settle(branches)
    const aggregation = result.aggregation === undefined ? {} : { aggregation: result.aggregation }
    if (result.ok) journal.record({ type: 'node.succeeded', nodeId, output: result.output, ...aggregation })
    else journal.record({ type: 'node.failed', nodeId, error: result.error, ...aggregation })
    works.delete(nodeId)
  }

  function extend(nodeId: string, from: number, further: readonly PlannedBranch[]): void {
    const kept = parts.keep?.(nodeId, further, from) ?? []
    journal.record({ type: 'node.extended', nodeId, branches: further.map(opened) })
    for (const fact of kept) journal.record(fact)
  }

  /** A node whose work cannot be done fails alone: the run goes on, and says so. */
  function guard(wire: Wire, work: () => void): void {
    try {
      work()
    } catch (thrown) {
      if (!(thrown instanceof AppError)) parts.report(thrown)
      const error = toRunError(thrown)
      const nodeId = wire.node.id
      const { status, branches } = nodeStateOf(journal.state(), wire)
      const open = status === 'running' ? branches.filter((branch) => !isSettled(branch.status)) : []
      for (const branch of open) attempts.cancel(nodeId, branch, { reason: error.message }, { atOnce: false })
      journal.record({ type: 'node.failed', nodeId, error })
    }
  }

  function forBranches(
    { wire, branches }: { wire: Wire; branches: readonly number[] },
    visit: (nodeId: string, branch: BranchState) => void,
  ): void {
    const node = nodeStateOf(journal.state(), wire)
    for (const index of branches) {
      const branch = node.branches[index]
      if (branch !== undefined) visit(node.nodeId, branch)
    }
  }

  function workOf(wire: Wire): NodeWork {
    const known = works.get(wire.node.id)
    if (known !== undefined) return known
    const before = parts.beforeStart.get(wire.node.id)
    if (before === undefined) throw new RangeError(`${wire.node.id} is at work and was never started.`)
    const work = plan(wire, before)
    works.set(wire.node.id, work)
    return work
  }

  function plan(wire: Wire, before: RunState): NodeWork {
    return planNode(parts.executors, wire.node, contextOf(wire, parts.wiring, parts.snapshot, before))
  }
}

/** What is recorded of a branch before it starts. */
function opened({ label, weight, request }: PlannedBranch) {
  return { label, model: request.model, ...(weight === undefined ? {} : { weight }) }
}
