import { setTimeout as sleep } from 'node:timers/promises'
import { failpointNames, type FailpointName } from '@/lib/runs/failpoints'
import { collect } from './collect'
import { branchSuccesses, judgeRun } from './judge-run'
import { createViolations, type Outcome } from './outcome'
import { readDatabase } from './read-database'
import { seededRandom } from './seeded-random'
import type { Setting } from './setting'
import { branchScripts } from './ten-branches'

/** How often a run of ten branches passes each point for sure. */
const passings: Record<FailpointName, number> = {
  enqueue: 1,
  claim: 1,
  'before-commit': 4,
  'after-commit': 4,
  'before-event': 4,
  'before-call': 11,
  'first-byte': 11,
  'last-byte': 11,
  'retry-wait': 2,
  join: 4,
  cancel: 2,
  finalise: 2,
}

/** Ends the server in the very moment in which a run passes a named point, one point after the other (C2). */
export async function pointTrial(seed: number, setting: Setting, at: number): Promise<Outcome> {
  const random = seededRandom(seed)
  // Five goes round all twelve, and a few trials are spread over them.
  const point = failpointNames[(at * 5) % failpointNames.length] ?? 'enqueue'
  const passing = 1 + Math.floor(random() * passings[point])
  const turnedAway =
    point === 'retry-wait' ? [{ when: { node: 'sections', branch: 3, attempt: 1 }, mode: 'badGateway' as const }] : []
  setting.models.script([...turnedAway, ...branchScripts(random)])
  setting.models.clear()

  await setting.restart('SIGKILL', { PARALLAX_FAILPOINT: `${point}:${passing}` })
  const key = `point ${seed} ${at}`
  // The answer may never come: that is what the key is for.
  const started = await setting
    .api()
    .startRun(setting.workflowId, {}, { idempotencyKey: key })
    .catch(() => null)
  const told = started === null ? null : collect(setting.api().events(started.id))
  if (point === 'cancel' && started !== null) {
    await sleep(random() * 1_000)
    await setting
      .api()
      .cancelRun(started.id)
      .catch(() => undefined)
  }
  const end = await Promise.race([setting.server().ended, sleep(60_000, null)])
  await told?.ended
  const { violations, expect } = createViolations()
  expect(end?.signal === 'SIGKILL', `${point}:${passing} did not end the server`)
  if (end === null) await setting.stop()

  const copy = await readDatabase(setting.dataDir)
  const rows = copy.runs.filter(({ idempotencyKey }) => idempotencyKey === key)
  expect(rows.length === 1, `${rows.length} runs were made`)
  const stored = await copy.events(rows[0]?.id ?? '')
  await copy.close()

  await setting.start()
  const restartedAt = Date.now()
  const { id: runId } = await setting.api().startRun(setting.workflowId, {}, { idempotencyKey: key })
  expect(runId === rows[0]?.id, 'the repeated request made a second run')
  const run = await setting.api().untilSettled(runId, 60_000)
  const recorded = await collect(setting.api().events(runId)).ended
  setting.hasEnded(runId, run.status, recorded.length)
  const { integrity } = copy
  const calls = setting.models.calls()
  violations.push(...judgeRun({ run, told: told?.events ?? [], stored, integrity, recorded, calls }))
  return {
    note: `${point}:${passing}, ${branchSuccesses(stored).length} finished`,
    figure: Math.max(0, Date.now() - restartedAt - 2_700),
    violations,
  }
}
