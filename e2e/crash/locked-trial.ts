import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { launchAppServer, untilHealthy } from '../app-server'
import { createViolations, type Outcome } from './outcome'
import { seededRandom } from './seeded-random'
import type { Setting } from './setting'
import { branchScripts } from './ten-branches'

/** A start waits so long for whoever holds the file, and then says so. */
const longestRefusalMs = 5_000
const usualStartMs = 5_000

/**
 * Another process and the database file (D1). While the server runs, the other one is refused and the run does not notice; while the
 * other one holds it, a start waits for three seconds and refuses, in one line, to wait for thirty.
 * The figure: the longest that the server took to answer while the file was fought for, in milliseconds.
 */
export async function lockedTrial(seed: number, setting: Setting, at: number, patience: number): Promise<Outcome> {
  const { violations, expect } = createViolations()
  const random = seededRandom(seed)
  setting.models.script(branchScripts(random))
  setting.models.clear()
  const { id } = await setting.api().startRun(setting.workflowId)
  const other = another(setting.dataDir, 'try', 3_000)
  const waits: number[] = []
  let isOver = false
  void other.ended.then(() => (isOver = true))
  while (!isOver) {
    const askedAt = performance.now()
    await fetch(`${setting.server().url}/api/health`)
    waits.push(performance.now() - askedAt)
  }
  expect((await other.said) === 'SQLITE_BUSY', `another process was told ${await other.said}`)
  const run = await setting.api().untilSettled(id, 60_000)
  expect(run.status === 'succeeded', `the run ended as ${run.status}`)
  expect(!setting.server().printed().includes('"run.drive"'), 'an append was refused')

  const holdMs = at % 2 === 0 ? 3_000 : 30_000
  await setting.stop('SIGTERM')
  const holder = another(setting.dataDir, 'hold', holdMs)
  expect((await holder.said) === 'held', `the other process was told ${await holder.said}`)
  const launchedAt = Date.now()
  const server = await launchAppServer({ dataDir: setting.dataDir, env: setting.env })
  if (holdMs === 3_000) {
    await untilHealthy(server).catch((error: unknown) => expect(false, String(error)))
  } else {
    const { code } = await server.ended
    const tookMs = Date.now() - launchedAt
    expect(code === 1, `the start ended with ${code}`)
    expect(tookMs <= (longestRefusalMs + usualStartMs) * patience, `the refusal took ${tookMs} ms`)
    expect(/✗ Another process uses the database .*\n/.test(server.printed()), `it said: ${server.printed()}`)
  }
  await server.kill()
  holder.kill()
  await holder.ended
  await setting.start()
  return {
    note: `held for ${holdMs / 1_000} s, ${waits.length} answers meanwhile`,
    figure: Math.round(Math.max(...waits)),
    violations,
  }
}

/** `try`: asks for the lock again and again and says how that went. `hold`: gets it, says so and keeps it. */
function another(dataDir: string, does: 'try' | 'hold', ms: number) {
  const file = JSON.stringify(`file:${join(dataDir, 'parallax.db')}`)
  const program = `
    import { createClient } from '@libsql/client'
    const client = createClient({ url: ${file}, timeout: 0 })
    const until = Date.now() + ${ms}
    let said = 'nothing'
    for (;;) {
      try {
        await client.execute('BEGIN IMMEDIATE')
        if ('${does}' === 'try') { said = 'got it'; break }
        console.log('held')
        setTimeout(() => process.exit(0), ${ms})
        break
      } catch (error) {
        said = String(error.code).slice(0, 11)
        if (Date.now() > until) break
      }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    if ('${does}' === 'try') console.log(said)
    else setInterval(() => client, 1_000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    said: once(child.stdout, 'data').then(([chunk]) => String(chunk).trim()),
    kill: () => child.kill('SIGKILL'),
    ended: new Promise<void>((resolve) => child.once('exit', () => resolve())),
  }
}
