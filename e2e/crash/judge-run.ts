import { isDeepStrictEqual } from 'node:util'
import type { RunEvent } from '@/lib/engine/run-event'
import type { RunAnswer } from '../api-client'
import type { CallLine } from '../messages-api/call-log'
import { createViolations } from './outcome'
import { branchCount } from './ten-branches'

export type Witnesses = {
  run: RunAnswer
  /** What a follower heard before the server was first ended. */
  told: readonly RunEvent[]
  /** What the database held when the server was first ended, read from a copy of the file. */
  stored: readonly RunEvent[]
  integrity: string
  recorded: readonly RunEvent[]
  /** The log of the model server. */
  calls: readonly CallLine[]
}

/** What a run of ten branches that was cut off and went on must never show; each violation in a sentence. */
export function judgeRun(witnesses: Witnesses): string[] {
  const { told, stored, integrity, recorded, calls } = witnesses
  const { violations, expect } = createViolations()
  expect(integrity === 'ok', `the database says of itself: ${integrity}`)
  expect(isBeginningOf(told, stored), 'a follower was told what was not stored')
  expect(isBeginningOf(stored, recorded), 'what was stored before is not what is stored now')
  expect(
    recorded.every((event, at) => event.seq === at + 1),
    'the stored events have a gap or a repeat',
  )
  for (const { nodeId, branch, at } of branchSuccesses(recorded)) {
    const again = calls.some((call) => call.node === nodeId && call.branch === branch && call.beganAt > at)
    expect(!again, `${nodeId} ${branch} had finished and was called again`)
  }
  const cut = interruptions(recorded)
  const answered = recorded.filter((event) => event.type === 'branch.failed' && !event.possiblyBilled).length
  const needed = branchCount + 1 + answered
  expect(calls.length - needed <= cut, `${calls.length - needed} extra calls, but ${cut} shown as possibly billed`)
  judgeEnd(witnesses, expect)
  return violations
}

/** How the run may end: with everything, or, after three ends of the server, with what the rules E16 and E57 say. */
function judgeEnd({ run, recorded }: Witnesses, expect: (holds: boolean, sentence: string) => void): void {
  const wasCancelled = recorded.some(({ type }) => type === 'run.cancelRequested')
  const gaveUp = recorded.filter(
    (event) => event.type === 'branch.failed' && event.retryAt === null && event.error.code === 'interrupted',
  ).length
  const wasStopped = run.error?.code === 'server_ended' && resumptions(recorded) >= 3
  if (wasCancelled) return expect(run.status === 'cancelled', `the cancelled run ended as ${run.status}`)
  if (wasStopped) return
  const joins = recorded.filter((event) => event.type === 'node.succeeded' && event.nodeId === 'join').length
  if (gaveUp > 0) return expect(resumptions(recorded) >= 3 && joins <= 1, 'a branch was given up too early')
  expect(run.status === 'succeeded', `the run ended as ${run.status}: ${run.error?.message}`)
  expect(joins === 1, 'the join did not run exactly once')
  expect(branchSuccesses(recorded).length === branchCount + 1, 'a branch succeeded twice or never')
  const excluded = run.nodes.find(({ nodeId }) => nodeId === 'join')?.aggregation?.excluded
  expect(excluded?.length === 0, 'the join did not take in all ten branches')
}

type BranchSuccess = Extract<RunEvent, { type: 'branch.succeeded' }>

export function branchSuccesses(events: readonly RunEvent[]): BranchSuccess[] {
  return events.filter((event): event is BranchSuccess => event.type === 'branch.succeeded')
}

export function resumptions(events: readonly RunEvent[]): number {
  return events.filter(({ type }) => type === 'run.resumed').length
}

/** Each stands for one call that was in flight when the server ended. */
function interruptions(events: readonly RunEvent[]): number {
  return events.filter(
    (event) => (event.type === 'branch.failed' || event.type === 'branch.cancelled') && event.possiblyBilled,
  ).length
}

function isBeginningOf(beginning: readonly RunEvent[], events: readonly RunEvent[]): boolean {
  return beginning.every((event, at) => isDeepStrictEqual(event, events[at]))
}
