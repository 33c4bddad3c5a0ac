import type { FlowNode } from '../graph/document'
import { branchSources, incomingOf, isOneBranch, type Incoming } from './incoming-branches'
import type { RunError } from './run-event'
import type { RunState, Status } from './run-state'
import { isSettled } from './statuses'
import { tallyBranches } from './tally-branches'
import { nodeStateOf, type Wire } from './wiring'

export type JoinVerdict =
  | { is: 'met' }
  | { is: 'lost'; error: RunError }
  /** `until`: when the verdict changes by itself, milliseconds since 1970; null where only a branch can change it. */
  | { is: 'open'; until: number | null }

type Count = { succeeded: number; lost: number; outstanding: number }

/**
 * Whether a fan-in may start (contract 3). Each waits for its number of successes: `all` and `deadline` for `minSucceeded`, `first`
 * for one, `quorum` for `count`; never fewer than `minSucceeded`. Where that many can no longer succeed the join is lost at once.
 * The deadline counts from when the first node before the fan-in started, the grace of a quorum from the success that made it full;
 * with nothing left to wait for neither is waited out.
 */
export function judgeJoin(
  wire: Wire,
  { join, onFailure, minSucceeded }: FanIn,
  state: RunState,
  now: number,
): JoinVerdict {
  const wait = join?.wait ?? 'all'
  const needed = fewestSuccesses({ join, minSucceeded })
  const count = countIncoming(wire, state)

  if (onFailure === 'fail' && count.lost > 0) return { is: 'lost', error: nameLost(wire, state) }
  if (count.succeeded + count.outstanding < needed) return { is: 'lost', error: tooFew(needed, count) }
  if (count.outstanding === 0) return { is: 'met' }
  if (wait === 'all') return { is: 'open', until: null }
  if (wait === 'deadline') return judgeDeadline(wire, state, now, join?.seconds ?? 0, needed, count)
  if (count.succeeded < needed) return { is: 'open', until: null }
  const graceMs = wait === 'quorum' ? (join?.seconds ?? 0) * 1000 : 0
  const until = graceMs === 0 ? now : metAt(wire, state, needed) + graceMs
  return now < until ? { is: 'open', until } : { is: 'met' }
}

/** When the branch succeeded that made the quorum full, milliseconds since 1970. */
function metAt(wire: Wire, state: RunState, needed: number): number {
  const times = incomingOf(wire, state).flatMap(({ of }) => (of.status === 'succeeded' ? (of.endedAt ?? []) : []))
  return times.toSorted((one, other) => one - other)[needed - 1] ?? 0
}

/** How many branches must have succeeded before a fan-in can start. */
export function fewestSuccesses({ join, minSucceeded = 1 }: Pick<FanIn, 'join' | 'minSucceeded'>): number {
  return join?.wait === 'quorum' ? Math.max(join.count ?? 1, minSucceeded) : minSucceeded
}

type FanIn = Pick<FlowNode<'aggregate'>['data'], 'join' | 'onFailure' | 'minSucceeded'>

function countIncoming(wire: Wire, state: RunState): Count {
  const count: Count = { succeeded: 0, lost: 0, outstanding: 0 }
  for (const source of branchSources(wire)) {
    const node = nodeStateOf(state, source)
    if (isOneBranch(node)) {
      count[fateOf(node.status)] += 1
    } else {
      const tally = tallyBranches(node.branches)
      count.succeeded += tally.succeeded
      count.lost += tally.lost
      count.outstanding += tally.running + tally.queued
    }
  }
  return count
}

function fateOf(status: Status): keyof Count {
  if (status === 'succeeded') return 'succeeded'
  return isSettled(status) ? 'lost' : 'outstanding'
}

function judgeDeadline(
  wire: Wire,
  state: RunState,
  now: number,
  seconds: number,
  needed: number,
  { succeeded }: Count,
): JoinVerdict {
  const starts = branchSources(wire).flatMap((source) => nodeStateOf(state, source).startedAt ?? [])
  if (starts.length === 0) return { is: 'open', until: null }
  const deadline = starts.reduce((first, start) => Math.min(first, start)) + seconds * 1000
  if (now < deadline) return { is: 'open', until: deadline }
  if (succeeded >= needed) return { is: 'met' }
  const got = succeeded === 0 ? 'none' : `only ${succeeded}`
  const message = `This step needs ${branches(needed)}, and ${got} had succeeded after ${seconds} s.`
  return { is: 'lost', error: { code: 'deadline_missed', message } }
}

function tooFew(needed: number, { succeeded, outstanding }: Count): RunError {
  const possible = succeeded + outstanding === 0 ? 'none' : `only ${succeeded + outstanding}`
  const message = `This step needs ${branches(needed)}, and ${possible} ${outstanding === 0 ? 'succeeded' : 'can still succeed'}.`
  return { code: 'join_not_met', message }
}

const isNotNeeded = (of: Incoming['of']) => 'reasonCode' in of && of.reasonCode === 'vote_decided'

/** Names the branches that the strict choice does not forgive; three are enough to act on. */
function nameLost(wire: Wire, state: RunState): RunError {
  const lost = incomingOf(wire, state).flatMap(({ of }) =>
    isSettled(of.status) && of.status !== 'succeeded' && !isNotNeeded(of) ? [of] : [],
  )
  const named = lost
    .slice(0, 3)
    .map(({ label, status }) => `“${label}” ${status === 'failed' ? 'failed' : `was ${status}`}`)
  const more = lost.length > 3 ? `, and ${lost.length - 3} more did not succeed` : ''
  return { code: 'branch_failed', message: `This step is set to fail when a branch fails: ${named.join(', ')}${more}.` }
}

const branches = (count: number) => (count === 1 ? '1 succeeded branch' : `${count} succeeded branches`)
