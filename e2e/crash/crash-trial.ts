import { setTimeout as sleep } from 'node:timers/promises'
import { collect } from './collect'
import { branchSuccesses, judgeRun } from './judge-run'
import { createViolations, type Outcome } from './outcome'
import { readDatabase } from './read-database'
import { seededRandom } from './seeded-random'
import type { Setting } from './setting'
import { branchCount, branchScripts } from './ten-branches'

/** How the server is ended under a run, and how often again soon after each restart. */
export type Disturbance = { signal: NodeJS.Signals; again: number }

/** An undisturbed run takes about two seconds and a half: a disturbance falls anywhere into it, now and then just after it. */
const latestMs = 2_500
const latestAgainMs = 2_000

/**
 * Starts a ten-branch run, ends the server at a random moment, starts it again and holds the witnesses against each other: the log of
 * the model server, a copy of the database file, what a follower was told before, and what is told afterwards.
 *
 * The figure: for a kill, from the last start until the run had settled, less the longest that its calls may take; for a server that
 * was asked to stop, until the process was gone. Both in milliseconds.
 */
export async function crashTrial(seed: number, setting: Setting, { signal, again }: Disturbance): Promise<Outcome> {
  const random = seededRandom(seed)
  const afterMs = Math.round(random() * latestMs)
  setting.models.script(branchScripts(random))
  setting.models.clear()

  const { id: runId } = await setting.api().startRun(setting.workflowId)
  const told = collect(setting.api().events(runId))
  await sleep(afterMs)
  const endedAt = Date.now()
  await setting.stop(signal)
  const exitMs = Date.now() - endedAt
  await told.ended
  const copy = await readDatabase(setting.dataDir)
  const stored = await copy.events(runId)
  await copy.close()

  await setting.start()
  for (let time = 0; time < again; time += 1) {
    await sleep(random() * latestAgainMs)
    await setting.restart()
  }
  const restartedAt = Date.now()
  const run = await setting.api().untilSettled(runId, 60_000)
  const recorded = await collect(setting.api().events(runId)).ended
  const calls = setting.models.calls()
  setting.hasEnded(runId, run.status, recorded.length)

  const { violations, expect } = createViolations()
  const { integrity } = copy
  violations.push(...judgeRun({ run, told: told.events, stored, integrity, recorded, calls }))
  if (signal === 'SIGTERM') {
    const late = calls.filter(({ beganAt }) => beganAt > endedAt + 1_000 && beganAt < endedAt + exitMs).length
    expect(late === 0, `${late} calls began after the server was asked to stop`)
  }
  const finished = branchSuccesses(stored).length
  const repeated = calls.length - branchCount - 1
  const overtimeMs = Math.max(0, Date.now() - restartedAt - longestCallsMs)
  return {
    note: `after ${afterMs} ms, ${finished} finished, ${repeated} repeated, last stored ${stored.at(-1)?.type}`,
    figure: signal === 'SIGTERM' ? exitMs : overtimeMs,
    violations,
  }
}

/** The slowest branch and the join behind it, as `branchScripts` gives them their pace. */
const longestCallsMs = 2_300 + 400
