import { addKnown, addUsage } from './add-usage'
import type { RunEvent } from './run-event'
import type { AttemptState, BranchState } from './run-state'
import { isSettled } from './statuses'

export type BranchEvent = Extract<RunEvent, { branch: number }>

/** Folds one event into its branch. A settled branch, or an event that does not belong to its latest attempt, changes nothing. */
export function reduceBranch(branch: BranchState, event: BranchEvent): BranchState {
  if (isSettled(branch.status)) return branch
  switch (event.type) {
    case 'branch.kept':
      return keep(branch, event)
    case 'branch.started':
      return event.attempt > branch.attempt ? startAttempt(branch, event) : branch
    case 'branch.hedged':
      return event.attempt === branch.attempt ? hedgeAttempt(branch, event.at) : branch
    case 'branch.succeeded':
      return event.attempt < branch.attempt ? branch : succeed(branch, event)
    case 'branch.failed':
      return event.attempt < branch.attempt ? branch : fail(branch, event)
    case 'branch.cancelled':
      return {
        ...settle(branch, 'cancelled', event.at),
        attempts: endAttempt(branch, event.at, {
          error: null,
          possiblyBilled: event.possiblyBilled,
          isUncounted: event.possiblyBilled,
        }),
        partialText: event.partialText || branch.partialText,
        reason: event.reason,
        reasonCode: event.code ?? null,
      }
    case 'branch.skipped':
      return { ...settle(branch, 'skipped', event.at), reason: event.reason }
    default:
      // An event of a later version changes nothing here.
      void (event satisfies never)
      return branch
  }
}

function startAttempt(branch: BranchState, event: Extract<BranchEvent, { type: 'branch.started' }>): BranchState {
  const { attempt, model, at, reservedUsd } = event
  const opened: AttemptState = {
    ...{ attempt, model, startedAt: at, endedAt: null, error: null, possiblyBilled: false },
    ...(reservedUsd === undefined ? {} : { reservedUsd }),
  }
  return {
    ...branch,
    status: 'running',
    model: model ?? branch.model,
    attempt,
    attempts: [...branch.attempts, opened],
    partialText: '',
    error: null,
    startedAt: branch.startedAt ?? at,
    waitingUntil: null,
    waitingReason: null,
  }
}

/** Nothing was called, so nothing was used: what it took elsewhere is told by `kept`. */
function keep(branch: BranchState, event: Extract<BranchEvent, { type: 'branch.kept' }>): BranchState {
  return {
    ...settle(branch, 'succeeded', event.at),
    model: event.model ?? branch.model,
    output: event.output,
    stopReason: event.stopReason,
    warnings: event.warnings,
    ...(event.citations === undefined ? {} : { citations: event.citations }),
    kept: event.from,
    usage: { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 },
    costUsd: 0,
  }
}

function hedgeAttempt(branch: BranchState, at: number): BranchState {
  const last = branch.attempts.at(-1)
  if (last === undefined || last.endedAt !== null) return branch
  return { ...branch, attempts: [...branch.attempts.slice(0, -1), { ...last, hedgedAt: at }] }
}

function succeed(branch: BranchState, event: Extract<BranchEvent, { type: 'branch.succeeded' }>): BranchState {
  return {
    ...settle(branch, 'succeeded', event.at),
    model: event.model ?? branch.model,
    attempts: endAttempt(branch, event.at, { error: null, possiblyBilled: false, isUncounted: event.costUsd === null }),
    output: event.output,
    partialText: '',
    error: null,
    stopReason: event.stopReason,
    warnings: event.warnings,
    ...(event.citations === undefined ? {} : { citations: event.citations }),
    ...spent(branch, event),
  }
}

function fail(branch: BranchState, event: Extract<BranchEvent, { type: 'branch.failed' }>): BranchState {
  // Whoever was turned away before an answer began has nothing to pay.
  const isUncounted = event.costUsd === null && (event.possiblyBilled || event.usage !== null)
  const attempts = endAttempt(branch, event.at, { ...event, isUncounted })
  const { error, retryAt } = event
  // Nothing new was said where no call was made: what an earlier attempt had said stays.
  const partialText = event.partialText || branch.partialText
  if (retryAt === null) {
    return { ...settle(branch, 'failed', event.at), attempts, partialText, error, ...spent(branch, event) }
  }
  // Its error stays with the attempt: a branch that waits has not failed.
  const waiting = { waitingUntil: retryAt, waitingReason: error.message }
  return { ...branch, status: 'queued', attempts, partialText, ...waiting, ...spent(branch, event) }
}

function settle(branch: BranchState, status: BranchState['status'], at: number): BranchState {
  return { ...branch, status, endedAt: at, waitingUntil: null, waitingReason: null }
}

/** Every attempt counts: a failed one may have cost as much as the one that succeeded. */
function spent(
  branch: BranchState,
  event: Pick<BranchState, 'usage' | 'costUsd'> & { cacheSavedUsd?: number },
): Pick<BranchState, 'usage' | 'costUsd' | 'cacheSavedUsd'> {
  return {
    usage: addUsage(branch.usage, event.usage),
    costUsd: addKnown(branch.costUsd, event.costUsd),
    cacheSavedUsd: addKnown(branch.cacheSavedUsd, event.cacheSavedUsd ?? null),
  }
}

function endAttempt(
  branch: BranchState,
  endedAt: number,
  end: Pick<AttemptState, 'error' | 'possiblyBilled'> & {
    /** It may cost something that was never told: what was held back for it stays so. */
    isUncounted: boolean
  },
): readonly AttemptState[] {
  const last = branch.attempts.at(-1)
  if (last === undefined || last.endedAt !== null) return branch.attempts
  const { reservedUsd, ...attempt } = last
  const booked = end.isUncounted && reservedUsd !== undefined ? { reservedUsd } : {}
  const ended = { ...attempt, endedAt, error: end.error, possiblyBilled: end.possiblyBilled, ...booked }
  return [...branch.attempts.slice(0, -1), ended]
}
