import { isCapReached } from './cost-cap'
import { capError } from './cost-gate'
import { judgeJoin } from './join'
import { explain, judgeRun } from './judge-run'
import type { RunError, RunFact } from './run-event'
import type { BranchState, NodeRunState, RunState } from './run-state'
import { awaitsRedo, openRedo, type RedoView } from './redo'
import { isSettled } from './statuses'
import { judgeStop } from './stop-vote'
import { tallyBranches } from './tally-branches'
import { nodeStateOf, type Wire, type Wiring } from './wiring'

/** One thing to be done now. Each is done once: what it records, or that it is dispatched, keeps it from being listed again. */
export type Step =
  | { type: 'startNode'; wire: Wire }
  | { type: 'dispatchBranch'; wire: Wire; branch: number }
  /** `isNeeded`: somebody still waits for its result, so that it may open further branches first. */
  | { type: 'settleNode'; wire: Wire; isNeeded: boolean }
  | { type: 'failNode'; wire: Wire; error: RunError }
  | { type: 'skipNode'; wire: Wire; reason: string }
  | { type: 'cancelNode'; wire: Wire; reason: string }
  | { type: 'cancelBranches'; wire: Wire; branches: readonly number[]; reason: string; code?: 'vote_decided' }
  | { type: 'failBranches'; wire: Wire; branches: readonly number[]; error: RunError }
  | { type: 'settleRun'; fact: RunFact }

export type RunView = {
  wiring: Wiring
  state: RunState
  now: number
  maxCostUsd: number | null
  /** The branches of a node whose attempt is on its way already, waiting in its lane or being called. */
  dispatched: (nodeId: string) => Dispatched
  /** What is to be called whatever else is known; null or left out for a run that is based on no other. */
  redo?: RedoView | null
}
type Dispatched = { size: number; has: (branch: number) => boolean }

/** What is to be done now, and when to look again if nothing happens until then. */
export type Plan = { steps: Step[]; wakeAt: number | null }

/**
 * What a run may do next: nothing but its state and the time decide. Ask again after every step done; an empty list means that
 * only a branch, a cancel or the clock can move the run on.
 */
export function nextSteps(view: RunView): Plan {
  const { wiring, state } = view
  if (isSettled(state.status)) return { steps: [], wakeAt: null }
  const open = wiring.order.filter((wire) => !isSettled(nodeStateOf(state, wire).status))
  if (open.length === 0) return { steps: [{ type: 'settleRun', fact: judgeRun(wiring, state) }], wakeAt: null }
  if (state.cancelRequested) return { steps: open.flatMap((wire) => cancelSteps(wire, state)), wakeAt: null }

  const plan: Plan = { steps: [], wakeAt: null }
  const capReached = isCapReached(state, view.maxCostUsd)
  for (const wire of open) {
    if (nodeStateOf(state, wire).status === 'queued') planQueued(plan, wire, view)
    else planRunning(plan, wire, view, capReached)
  }
  const isStuck = plan.steps.length === 0 && plan.wakeAt === null && open.every(isQueued(state))
  return isStuck ? { steps: [{ type: 'settleRun', fact: stuck }], wakeAt: null } : plan
}

const isQueued = (state: RunState) => (wire: Wire) => nodeStateOf(state, wire).status === 'queued'

/** Checking refuses a graph with a cycle; should one come this far, its run ends rather than hang. */
const stuck: RunFact = {
  type: 'run.failed',
  error: { code: 'stuck', message: 'Steps of this workflow wait for one another. Remove the cycle and run again.' },
}

const cancelled = 'The run was cancelled.'
export const notNeeded = 'The step behind it had what it needed.'
const voteDecided = { reason: 'Not needed: the vote was decided without it.', code: 'vote_decided' } as const

function cancelSteps(wire: Wire, state: RunState): Step[] {
  const node = nodeStateOf(state, wire)
  const settled: Step = { type: 'cancelNode', wire, reason: cancelled }
  if (node.status === 'queued') return [settled]
  return [{ type: 'cancelBranches', wire, branches: openBranches(node), reason: cancelled }, settled]
}

function planQueued(plan: Plan, wire: Wire, { state, now, redo }: RunView): void {
  if (!isNeeded(wire, state)) {
    plan.steps.push({ type: 'cancelNode', wire, reason: notNeeded })
  } else if (wire.node.type === 'aggregate') {
    const verdict = judgeJoin(wire, wire.node.data, state, now)
    if (verdict.is === 'met' && !(redo && awaitsRedo(wire, state, redo))) plan.steps.push({ type: 'startNode', wire })
    if (verdict.is === 'lost') plan.steps.push({ type: 'failNode', wire, error: verdict.error })
    if (verdict.is === 'open') wakeBy(plan, verdict.until)
  } else {
    const sources = wire.sources.map((source) => nodeStateOf(state, source))
    if (!sources.every(({ status }) => isSettled(status))) return
    const lost = sources.filter(({ status }) => status !== 'succeeded')
    const reason = [...new Set(lost.map(explain))].join(' ')
    plan.steps.push(lost.length === 0 ? { type: 'startNode', wire } : { type: 'skipNode', wire, reason })
  }
}

function planRunning(
  plan: Plan,
  wire: Wire,
  { wiring, state, now, dispatched, redo }: RunView,
  capReached: boolean,
): void {
  const node = nodeStateOf(state, wire)
  const { running, queued } = tallyBranches(node.branches)
  if (running + queued === 0) {
    plan.steps.push(settleStep(wire, node, isNeeded(wire, state)))
  } else if (!isNeeded(wire, state)) {
    plan.steps.push({ type: 'cancelBranches', wire, branches: openBranches(node), reason: notNeeded })
  } else if (capReached && node.branches.some(isForRetry)) {
    // A retry that would not be made is not waited for.
    const branches = node.branches.filter(isForRetry).map(({ index }) => index)
    plan.steps.push({ type: 'failBranches', wire, branches, error: capError })
  } else {
    const stop = judgeStop(wire, wiring, state)
    // What is to be redone is asked first, and alone: nobody may end the vote before, and nobody else may be needed after.
    const toRedo = stop === null || !redo ? [] : openRedo(node, redo)
    if (stop?.is === 'decided' && toRedo.length === 0) {
      plan.steps.push({ type: 'cancelBranches', wire, branches: openBranches(node), ...voteDecided })
      return
    }
    const onTheirWay = dispatched(wire.node.id)
    // Mostly all are: then nobody needs to look at each of thousands.
    if (onTheirWay.size >= running + queued) return
    if (toRedo.length > 0) dispatchDue(plan, wire, toRedo, now, onTheirWay, Infinity)
    else dispatchDue(plan, wire, node.branches, now, onTheirWay, stop?.is === 'open' ? stop.ballots : Infinity)
  }
}

/** `most`: how many of the node's branches may be on their way at once; one that waits for its next attempt is one of them. */
function dispatchDue(
  plan: Plan,
  wire: Wire,
  branches: readonly BranchState[],
  now: number,
  onTheirWay: Dispatched,
  most: number,
): void {
  const isUnderWay = ({ index, status, attempt }: BranchState) =>
    !isSettled(status) && (attempt > 0 || onTheirWay.has(index))
  let room = most === Infinity ? most : most - branches.filter(isUnderWay).length
  for (const branch of branches) {
    const { index, status, waitingUntil } = branch
    if (status !== 'queued' || onTheirWay.has(index)) continue
    if (waitingUntil !== null && waitingUntil > now) wakeBy(plan, waitingUntil)
    else if (isUnderWay(branch) || room > 0) {
      if (!isUnderWay(branch)) room -= 1
      plan.steps.push({ type: 'dispatchBranch', wire, branch: index })
    }
  }
}

/** A node that was told to stop before any of its branches said something was cancelled, it did not fail. */
function settleStep(wire: Wire, node: NodeRunState, isNeeded: boolean): Step {
  const [first] = node.branches
  const stopped = first !== undefined && node.branches.every(({ status }) => status === 'cancelled')
  return stopped
    ? { type: 'cancelNode', wire, reason: first.reason ?? notNeeded }
    : { type: 'settleNode', wire, isNeeded }
}

/**
 * Whether somebody still waits for a node: it is a result itself, a step behind it has not started, or a fan-in behind it lets
 * the rest finish.
 */
function isNeeded({ targets }: Wire, state: RunState): boolean {
  if (targets.length === 0) return true
  return targets.some((target) => {
    const { status } = nodeStateOf(state, target)
    if (status === 'queued') return true
    const letsFinish = target.node.type === 'aggregate' && target.node.data.join?.letRestFinish === true
    return letsFinish && status !== 'cancelled' && status !== 'skipped'
  })
}

const isForRetry = ({ waitingUntil }: BranchState) => waitingUntil !== null

function openBranches(node: NodeRunState): number[] {
  return node.branches.flatMap(({ status, index }) => (isSettled(status) ? [] : [index]))
}

function wakeBy(plan: Plan, at: number | null): void {
  if (at !== null) plan.wakeAt = Math.min(plan.wakeAt ?? at, at)
}
