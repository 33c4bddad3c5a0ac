import { readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { createViolations, type Outcome } from './outcome'
import { seededRandom } from './seeded-random'
import type { Setting } from './setting'
import { branchScripts } from './ten-branches'

/**
 * A server at work has its database open once (D7). That a wrong setting of the connection keeps it from starting is tested beside
 * `open-database.ts`. The figure: how often the file was open.
 */
export async function oneConnectionTrial(seed: number, setting: Setting): Promise<Outcome> {
  setting.models.script(branchScripts(seededRandom(seed)))
  setting.models.clear()
  const { pid } = setting.server()
  const { id } = await setting.api().startRun(setting.workflowId)
  const { violations, expect } = createViolations()
  const folder = `/proc/${pid}/fd`
  const names = await readdir(folder).catch(() => null)
  if (names === null)
    return { note: '', figure: null, violations, skipped: 'this system does not tell which files are open' }
  let most = 0
  for (let look = 0; look < 5; look += 1) {
    const files = await Promise.all((await readdir(folder)).map((name) => readlink(join(folder, name)).catch(() => '')))
    most = Math.max(most, files.filter((file) => file === join(setting.dataDir, 'parallax.db')).length)
  }
  const run = await setting.api().untilSettled(id, 60_000)
  expect(run.status === 'succeeded', `the run ended as ${run.status}`)
  expect(most === 1, `the database was open ${most} times`)
  return { note: 'looked five times during a run', figure: most, violations }
}
