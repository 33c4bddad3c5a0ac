import { isDeepStrictEqual } from 'node:util'
import type { RunEvent } from '@/lib/engine/run-event'
import type { RunAnswer } from '../api-client'
import type { MessagesApi } from '../messages-api/start-messages-api'
import { branchCount } from './ten-branches'

type Witnesses = {
  run: RunAnswer
  /** What a follower heard before the server was ended. */
  told: readonly RunEvent[]
  recorded: readonly RunEvent[]
  /** The log of the model server. */
  calls: ReturnType<MessagesApi['calls']>
}

/** What a run of ten branches that was cut off and went on must never show; each violation in a sentence. */
export function judgeRun({ run, told, recorded, calls }: Witnesses): string[] {
  const violations: string[] = []
  const expect = (holds: boolean, sentence: string) => void (holds || violations.push(sentence))
  const successes = branchSuccesses(recorded)
  for (const { nodeId, branch, at } of successes) {
    const again = calls.some((call) => call.node === nodeId && call.branch === branch && call.beganAt > at)
    expect(!again, `${nodeId} ${branch} had finished and was called again`)
  }
  expect(run.status === 'succeeded', `the run ended as ${run.status}: ${run.error?.message}`)
  expect(
    told.every((event, at) => isDeepStrictEqual(event, recorded[at])),
    'the events that were told are not the ones that are stored',
  )
  expect(
    recorded.every((event, at) => event.seq === at + 1),
    'the stored events have a gap or a repeat',
  )
  expect(joins(recorded) === 1, 'the join did not run exactly once')
  expect(successes.length === branchCount + 1, 'a branch succeeded twice or never')
  const extraCalls = calls.length - (branchCount + 1)
  // Each interruption stands for one call that was in flight when the server ended.
  const interrupted = recorded.filter((event) => event.type === 'branch.failed' && event.possiblyBilled).length
  expect(extraCalls <= interrupted, `${extraCalls} extra calls, but ${interrupted} shown as possibly billed`)
  return violations
}

type BranchSuccess = Extract<RunEvent, { type: 'branch.succeeded' }>

export function branchSuccesses(events: readonly RunEvent[]): BranchSuccess[] {
  return events.filter((event): event is BranchSuccess => event.type === 'branch.succeeded')
}

function joins(events: readonly RunEvent[]): number {
  return events.filter((event) => event.type === 'node.succeeded' && event.nodeId === 'join').length
}
