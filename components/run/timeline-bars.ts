import type { AttemptState, BranchState, NodeRunState } from '@/lib/engine/run-state'

/** A stretch of a branch's life, in milliseconds since the run began. `endMs` null: it still goes on. */
export type TimelineBar = {
  kind: 'waiting' | 'running' | 'succeeded' | 'failed' | 'cancelled'
  startMs: number
  endMs: number | null
  attempt: number
  detail: string
}

/** The life of a branch from the start of its node: grey while it waits for its turn or a retry, coloured while it is called. */
export function timelineBars(node: NodeRunState, branch: BranchState, runStartedAt: number): TimelineBar[] {
  if (node.startedAt === null) return []
  const bars: TimelineBar[] = []
  let freeSince = node.startedAt
  const wait = (until: number | null) => {
    if (until !== null && until <= freeSince) return
    const detail = branch.waitingReason !== null && until === null ? `waiting: ${branch.waitingReason}` : 'waiting'
    bars.push(barOf('waiting', freeSince, until, branch.attempt, detail))
  }
  const barOf = (kind: TimelineBar['kind'], from: number, to: number | null, attempt: number, detail: string) => ({
    kind,
    startMs: from - runStartedAt,
    endMs: to === null ? null : to - runStartedAt,
    attempt,
    detail,
  })

  for (const attempt of branch.attempts) {
    wait(attempt.startedAt)
    const kind = kindOf(attempt, branch)
    bars.push(barOf(kind, attempt.startedAt, attempt.endedAt, attempt.attempt, attempt.error?.message ?? kind))
    freeSince = attempt.endedAt ?? attempt.startedAt
  }
  if (branch.status === 'queued') wait(null)
  return bars
}

function kindOf(attempt: AttemptState, branch: BranchState): TimelineBar['kind'] {
  if (attempt.endedAt === null) return 'running'
  if (attempt.error !== null || attempt.attempt < branch.attempt) return 'failed'
  if (branch.status === 'succeeded') return 'succeeded'
  return branch.status === 'failed' ? 'failed' : 'cancelled'
}

/**
 * The length of the axis and its ticks, for a run that has taken `elapsedMs`. It grows in steps while a run goes on, so that bars
 * that have ended stay where they are.
 */
export function timelineScale(elapsedMs: number, isLive: boolean): { lengthMs: number; ticksMs: number[] } {
  const tickMs = niceStep(Math.max(elapsedMs, 10) / 5)
  const lengthMs = isLive ? Math.ceil((elapsedMs * 1.05) / tickMs) * tickMs || tickMs : Math.max(elapsedMs, 1)
  const ticksMs = Array.from({ length: Math.floor(lengthMs / tickMs) + 1 }, (_, at) => at * tickMs)
  return { lengthMs, ticksMs }
}

/** The smallest of 1, 2, 5 × 10ⁿ ms, or of 15, 30 s and whole minutes beyond ten seconds, that is no less than the given. */
function niceStep(atLeastMs: number): number {
  const clock = [15_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000]
  if (atLeastMs > 10_000) return clock.find((step) => step >= atLeastMs) ?? Math.ceil(atLeastMs / 3_600_000) * 3_600_000
  const power = 10 ** Math.floor(Math.log10(atLeastMs))
  return ([1, 2, 5, 10].find((factor) => factor * power >= atLeastMs) ?? 10) * power
}
