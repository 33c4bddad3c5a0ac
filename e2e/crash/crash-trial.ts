import { setTimeout as sleep } from 'node:timers/promises'
import { apiClient } from '../api-client'
import { startAppServer, type AppServer } from '../app-server'
import type { MessagesApi } from '../messages-api/start-messages-api'
import { collect } from './collect'
import { branchSuccesses, judgeRun } from './judge-run'
import { seededRandom } from './seeded-random'
import { branchCount, branchScripts } from './ten-branches'

/** `kill`: a power cut. `killTwice`: and another soon after the restart. `terminate`: the server is asked to stop. */
export type Disturbance = 'kill' | 'killTwice' | 'terminate'

/** An undisturbed run takes about two seconds and a half: a disturbance falls anywhere into it, now and then just after it. */
const latestMs = 2_500
const latestSecondMs = 2_000

export type CrashResult = {
  seed: number
  disturbance: Disturbance
  afterMs: number
  /** Branches whose success had been told before. */
  finishedBefore: number
  /** Calls beyond the eleven that the run needs. */
  extraCalls: number
  /** From the start of the last process until the run goes on; null where it had settled before. */
  recoveryMs: number | null
  /** From the signal until the process was gone. */
  exitMs: number
  violations: string[]
}

export type CrashSetting = {
  models: MessagesApi
  dataDir: string
  env: Record<string, string>
  workflowId: string
  server: AppServer
}

/**
 * Starts a ten-branch run, ends the server at a random moment, starts it again and holds three witnesses against each other: the
 * log of the model server, the recorded events, and what a follower was told before.
 */
export async function crashTrial(
  seed: number,
  disturbance: Disturbance,
  setting: CrashSetting,
): Promise<{ result: CrashResult; server: AppServer }> {
  const random = seededRandom(seed)
  const afterMs = Math.round(random() * latestMs)
  setting.models.script(branchScripts(random))
  setting.models.clear()

  const { id: runId } = await apiClient(setting.server.url).startRun(setting.workflowId)
  const told = collect(apiClient(setting.server.url).events(runId))
  await sleep(afterMs)
  const signalledAt = Date.now()
  await setting.server.kill(disturbance === 'terminate' ? 'SIGTERM' : 'SIGKILL')
  const exitMs = Date.now() - signalledAt
  await told.ended

  const again = { dataDir: setting.dataDir, env: setting.env }
  let restartedAt = Date.now()
  let server = await startAppServer(again)
  if (disturbance === 'killTwice') {
    await sleep(random() * latestSecondMs)
    await server.kill()
    restartedAt = Date.now()
    server = await startAppServer(again)
  }

  const run = await apiClient(server.url).untilSettled(runId, 30_000)
  const recorded = await collect(apiClient(server.url).events(runId)).ended
  const calls = setting.models.calls()
  const violations = judgeRun({ run, told: told.events, recorded, calls })
  if (exitMs > longestExitMs) violations.push(`the server took ${exitMs} ms to end`)
  const resumed = recorded.findLast(({ type, at }) => type === 'run.resumed' && at >= restartedAt)
  const result = {
    seed,
    disturbance,
    afterMs,
    finishedBefore: branchSuccesses(told.events).length,
    extraCalls: calls.length - (branchCount + 1),
    recoveryMs: resumed === undefined ? null : resumed.at - restartedAt,
    exitMs,
    violations,
  }
  return { server, result }
}

/** Test C4 of the promises: a server that is asked to stop is gone within half a minute. */
const longestExitMs = 30_000
