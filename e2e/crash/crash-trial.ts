import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { RunEvent } from '@/lib/engine/run-event'
import { apiClient } from '../api-client'
import { startAppServer, type AppServer } from '../app-server'
import type { MessagesApi } from '../messages-api/start-messages-api'
import { seededRandom } from './seeded-random'
import { branchCount } from './ten-branches'

/** An undisturbed run takes about two seconds and a half: kills fall anywhere into it, a few just after it. */
const latestKillMs = 2_500

export type TrialResult = {
  seed: number
  killedAfterMs: number
  /** Branches whose success had been told before the kill. */
  finishedBefore: number
  /** Calls at the kill that had begun and whose end was not recorded. */
  inFlight: number
  /** Calls beyond the eleven that the run needs. */
  extraCalls: number
  /** From the start of the new process until the run goes on; null where it had settled before the kill. */
  recoveryMs: number | null
  violations: string[]
}

/**
 * Starts a ten-branch run, kills the server at a random moment, starts it again and holds three witnesses against each other: the
 * log of the model server, the recorded events, and what a follower was told before the kill.
 */
export async function crashTrial(
  seed: number,
  setting: { models: MessagesApi; dataDir: string; env: Record<string, string>; workflowId: string; server: AppServer },
): Promise<{ result: TrialResult; server: AppServer }> {
  const random = seededRandom(seed)
  const killedAfterMs = Math.round(random() * latestKillMs)
  setting.models.script(branchScripts(random))
  setting.models.clear()

  const before = apiClient(setting.server.url)
  const { id: runId } = await before.startRun(setting.workflowId)
  const told = collect(before.events(runId))
  await sleep(killedAfterMs)
  await setting.server.kill()
  await told.ended
  const killedAt = Date.now()

  const restartedAt = Date.now()
  const server = await startAppServer({ dataDir: setting.dataDir, env: setting.env })
  const api = apiClient(server.url)
  const run = await api.untilSettled(runId, 30_000)
  const recorded = await collect(api.events(runId)).ended

  const violations: string[] = []
  const expect = (holds: boolean, sentence: string) => void (holds || violations.push(sentence))
  const finished = told.events.filter(isBranchSuccess)
  const resumed = recorded.find(({ type }) => type === 'run.resumed')
  const beforeKill = recorded.filter(({ seq }) => seq < (resumed?.seq ?? Infinity))
  const callsAfter = setting.models.calls().filter(({ beganAt }) => beganAt >= killedAt)
  for (const { nodeId, branch } of recorded
    .filter(({ seq }) => seq < (resumed?.seq ?? Infinity))
    .filter(isBranchSuccess)) {
    const again = callsAfter.some((call) => call.node === nodeId && call.branch === branch)
    expect(!again, `${nodeId} ${branch} had finished and was called again`)
  }
  expect(run.status === 'succeeded', `the run ended as ${run.status}: ${run.error?.message}`)
  expect(samePrefix(told.events, recorded), 'the events told before the kill are not the ones that are stored')
  expect(gapless(recorded), 'the stored events have a gap or a repeat')
  expect(countOf(recorded, 'node.succeeded', 'join') === 1, 'the join did not run exactly once')
  expect(recorded.filter(isBranchSuccess).length === branchCount + 1, 'a branch succeeded twice or never')
  const inFlight = unsettledAttempts(beforeKill)
  const extraCalls = setting.models.calls().length - (branchCount + 1)
  expect(extraCalls <= inFlight, `${extraCalls} extra calls, but only ${inFlight} were in flight at the kill`)
  const possiblyBilled = recorded.filter((event) => event.type === 'branch.failed' && event.possiblyBilled).length
  expect(possiblyBilled >= extraCalls, `${extraCalls} extra calls, but ${possiblyBilled} shown as possibly billed`)

  return {
    server,
    result: {
      seed,
      killedAfterMs,
      finishedBefore: finished.length,
      inFlight,
      extraCalls,
      recoveryMs: resumed === undefined ? null : resumed.at - restartedAt,
      violations,
    },
  }
}

/** Ten answers of 0.4 to 2.3 s, each at its own pace, and a join of 0.4 s. */
function branchScripts(random: () => number) {
  const sections = Array.from({ length: branchCount }, (_, branch) => ({
    when: { node: 'sections', branch },
    firstWordMs: 50 + Math.round(random() * 250),
    tokens: 20,
    tokensPerSecond: 10 + Math.round(random() * 50),
  }))
  return [...sections, { when: { node: 'join' }, firstWordMs: 200, tokens: 20, tokensPerSecond: 100 }]
}

/** Gathers events until the stream ends, also when the server is killed under it. */
function collect(stream: AsyncGenerator<RunEvent>): { events: RunEvent[]; ended: Promise<RunEvent[]> } {
  const events: RunEvent[] = []
  async function read(): Promise<RunEvent[]> {
    try {
      for await (const event of stream) events.push(event)
    } catch {
      // The kill cuts the connection: what was told until then is what counts.
    }
    return events
  }
  return { events, ended: read() }
}

/** Calls that had been begun, as far as is recorded, and whose end was not. */
function unsettledAttempts(events: readonly RunEvent[]): number {
  const count = (type: RunEvent['type']) => events.filter((event) => event.type === type).length
  return count('branch.started') - count('branch.succeeded') - count('branch.failed')
}

type BranchSuccess = Extract<RunEvent, { type: 'branch.succeeded' }>
const isBranchSuccess = (event: RunEvent): event is BranchSuccess => event.type === 'branch.succeeded'

function countOf(events: readonly RunEvent[], type: RunEvent['type'], nodeId: string): number {
  return events.filter((event) => event.type === type && 'nodeId' in event && event.nodeId === nodeId).length
}

function samePrefix(told: readonly RunEvent[], stored: readonly RunEvent[]): boolean {
  return told.every((event, at) => isDeepStrictEqual(event, stored[at]))
}

function gapless(events: readonly RunEvent[]): boolean {
  return events.every((event, at) => event.seq === at + 1)
}
