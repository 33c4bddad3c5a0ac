import { setTimeout as sleep } from 'node:timers/promises'
import { launchAppServer, type AppServer } from '../app-server'
import { collect } from './collect'
import { judgeRun, resumptions } from './judge-run'
import { createViolations, type Outcome } from './outcome'
import { readDatabase } from './read-database'
import { seededRandom } from './seeded-random'
import type { Setting } from './setting'
import { branchScripts } from './ten-branches'

/**
 * One run of two ends the server whenever it is gone on with (C3): it is given up after three recoveries, the other one ends well.
 * The figure: how often the server had to be started.
 */
export async function poisonTrial(seed: number, setting: Setting): Promise<Outcome> {
  const random = seededRandom(seed)
  setting.models.script(branchScripts(random))
  setting.models.clear()
  const api = setting.api()
  const [one, other] = [await api.startRun(setting.workflowId), await api.startRun(setting.workflowId)]
  const [poison, healthy] = random() < 0.5 ? [one, other] : [other, one]
  await setting.stop()
  const before = await readDatabase(setting.dataDir)
  const stored = await before.events(healthy.id)
  await before.close()

  // Before anything is recorded of the recovery, or with its first record.
  const point = random() < 0.5 ? 'claim' : 'before-commit'
  const env = { ...setting.env, PARALLAX_FAILPOINT: `${point}:1@${poison.id}` }
  let ends = 0
  for (; ends < 6; ends += 1) {
    const server = await launchAppServer({ dataDir: setting.dataDir, env })
    const isUp = await livesUntilSettled(server, poison.id)
    if (!isUp) continue
    await server.kill()
    break
  }
  await setting.start()
  const { violations, expect } = createViolations()
  const given = await setting.api().untilSettled(poison.id, 30_000)
  expect(ends === 3, `the server ended ${ends} times`)
  expect(given.error?.code === 'server_ended', `the poison ended as ${given.status}: ${given.error?.message}`)
  const open = given.nodes.flatMap(({ status, branches }) => [status, ...branches.map((branch) => branch.status)])
  expect(!open.some((status) => status === 'queued' || status === 'running'), 'a step of the stopped run is still open')

  const run = await setting.api().untilSettled(healthy.id, 60_000)
  const recorded = await collect(setting.api().events(healthy.id)).ended
  const calls = setting.models.calls().filter((call) => call.run === healthy.id)
  const { integrity } = before
  violations.push(...judgeRun({ run, told: [], stored, integrity, recorded, calls }))
  expect(run.status === 'succeeded', `the other run ended as ${run.status}`)
  return { note: `at ${point}, the other run went on ${resumptions(recorded)} times`, figure: ends, violations }
}

/** Whether the server lives until it says how the run ended. */
async function livesUntilSettled(server: AppServer, runId: string): Promise<boolean> {
  let isAlive = true
  void server.ended.then(() => (isAlive = false))
  while (isAlive) {
    const answer = await fetch(`${server.url}/api/v1/runs/${runId}`).catch(() => null)
    const { status } = answer?.ok ? ((await answer.json()) as { status: string }) : { status: 'queued' }
    if (status !== 'queued' && status !== 'running') return true
    await sleep(100)
  }
  return false
}
