import { setTimeout as sleep } from 'node:timers/promises'
import { apiClient } from '../api-client'
import { seededRandom } from './seeded-random'
import { branchScripts } from './ten-branches'
import type { CrashSetting } from './crash-trial'

export type CancelResult = {
  seed: number
  afterMs: number
  /** From the request to cancel until the run had settled. */
  settledMs: number
  violations: string[]
}

const latestMs = 2_500

/** Cancels a ten-branch run at a random moment (test C5 of the promises): calls are closed for real, and at once. */
export async function cancelTrial(seed: number, { models, workflowId, server }: CrashSetting): Promise<CancelResult> {
  const random = seededRandom(seed)
  const afterMs = Math.round(random() * latestMs)
  models.script(branchScripts(random))
  models.clear()

  const api = apiClient(server.url)
  const { id: runId } = await api.startRun(workflowId)
  await sleep(afterMs)
  const cancelledAt = Date.now()
  await api.cancelRun(runId)
  const run = await api.untilSettled(runId, 10_000)
  const settledMs = Date.now() - cancelledAt
  // Long enough for a call that should not have begun, or a socket that was left open, to show.
  await sleep(1_500)

  const violations: string[] = []
  const expect = (holds: boolean, sentence: string) => void (holds || violations.push(sentence))
  const calls = models.calls()
  expect(run.status === 'cancelled' || run.status === 'succeeded', `the run ended as ${run.status}`)
  expect(settledMs <= 2_000, `the run settled ${settledMs} ms after it was cancelled`)
  expect(
    calls.every(({ beganAt }) => beganAt <= cancelledAt + 1_000),
    'a call began more than a second after the cancel',
  )
  expect(
    calls.every(({ endedAt }) => endedAt !== null && endedAt <= cancelledAt + 1_000),
    'a socket was open more than a second after the cancel',
  )
  return { seed, afterMs, settledMs, violations }
}
