import { chmod, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchAppServer } from '../app-server'
import { createViolations, type Outcome } from './outcome'
import type { Setting } from './setting'

/** The user that owns nothing; only root can start a process as another user, and to root no file is read-only. */
const nobody = 65534
const longestRefusalMs = 5_000

/** A database that may only be read (D3): the start is refused in one plain line. The figure: after how many milliseconds. */
export async function readOnlyTrial(_seed: number, setting: Setting, _at: number, patience: number): Promise<Outcome> {
  await setting.stop('SIGTERM')
  const dataDir = await mkdtemp(join(tmpdir(), 'parallax-read-only-'))
  await cp(setting.dataDir, dataDir, { recursive: true })
  await setting.start()
  await chmod(join(dataDir, 'parallax.db'), 0o444)
  await chmod(dataDir, 0o555)
  const uid = process.getuid?.() === 0 ? nobody : undefined
  const launchedAt = Date.now()
  const server = await launchAppServer({ dataDir, env: setting.env, ...(uid === undefined ? {} : { uid }) })
  const giveUp = setTimeout(() => void server.kill(), 60_000)
  const { code } = await server.ended
  clearTimeout(giveUp)
  const tookMs = Date.now() - launchedAt

  const { violations, expect } = createViolations()
  expect(code === 1, `the start ended with ${code}`)
  const [said, ...more] = server
    .printed()
    .split('\n')
    .filter((line) => line.startsWith('✗') || line.includes(' at '))
  expect(said?.includes('cannot be written to') === true && more.length === 0, `it said: ${server.printed()}`)
  expect(tookMs <= longestRefusalMs * patience, `the refusal took ${tookMs} ms`)
  await chmod(dataDir, 0o755)
  await rm(dataDir, { recursive: true, force: true })
  return { note: said ?? '', figure: tookMs, violations }
}
