import { execFile } from 'node:child_process'
import { mkdtemp, open, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { apiClient } from '../api-client'
import { startAppServer } from '../app-server'
import { createViolations, type Outcome } from './outcome'
import { seededRandom } from './seeded-random'
import type { Setting } from './setting'
import { tenBranches } from './ten-branches'

const run = promisify(execFile)
const branches = 24
const redWithinMs = 5_000
const onAgainWithinMs = 30_000
/** A call whose start was stored just before may still be on its way to the model server. */
const onItsWayMs = 300

/**
 * The disk fills up under two runs and has room again some seconds later (D2): nobody is called meanwhile, the server says what is
 * wrong, and both runs end by themselves with every answer that was paid for.
 * The figure: from the room until both had settled, less what their calls take, in milliseconds.
 */
export async function fullDiskTrial(seed: number, setting: Setting, _at: number, patience: number): Promise<Outcome> {
  const random = seededRandom(seed)
  const dataDir = await mkdtemp(join(tmpdir(), 'parallax-full-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'parallax-full', dataDir])
  } catch {
    await rm(dataDir, { recursive: true })
    return { note: '', figure: null, violations: [], skipped: 'it may not mount a small disk here' }
  }
  const { models } = setting
  models.script([{ firstWordMs: 300, tokens: 4_000, tokensPerSecond: 4_000 }])
  models.clear()
  const server = await startAppServer({ dataDir, env: setting.env })
  try {
    const api = apiClient(server.url)
    const { id: workflowId } = await api.createWorkflow(tenBranches('anthropic/scripted', branches))
    const ids = (await Promise.all([api.startRun(workflowId), api.startRun(workflowId)])).map(({ id }) => id)
    await sleep(random() * 1_200)
    await fill(dataDir)
    const { violations, expect } = createViolations()

    const [redAt, reason] = await untilHealth(server.url, 503, 20_000)
    const refusedAt = firstRefusal(server.printed())
    if (refusedAt === null || redAt === null) {
      return { note: 'both were done before the disk was full', figure: null, violations: ['the disk was never full'] }
    }
    expect(redAt - refusedAt <= redWithinMs * patience, `the server was red after ${redAt - refusedAt} ms`)
    expect(reason.includes('disk of the database is full'), `the reason was: ${reason}`)
    await sleep(2_000 + random() * 3_000)
    const late = models.calls().filter(({ beganAt }) => beganAt > refusedAt + onItsWayMs * patience)
    expect(late.length === 0, `${late.length} calls began while the disk was full`)

    await rm(join(dataDir, 'filler'))
    const roomAt = Date.now()
    const [greenAt] = await untilHealth(server.url, 200, onAgainWithinMs * patience)
    expect(greenAt !== null && greenAt - roomAt <= onAgainWithinMs * patience, 'it did not go on by itself')
    const ended = await Promise.all(ids.map((id) => api.untilSettled(id, 120_000)))
    expect(
      ended.every(({ status }) => status === 'succeeded'),
      `the runs ended as ${ended.map(({ status }) => status).join(' and ')}`,
    )
    const calls = models.calls().length
    expect(calls === 2 * (branches + 1), `${calls} calls were made where ${2 * (branches + 1)} are enough`)
    return {
      note: `red ${redAt - refusedAt} ms after the first refusal`,
      figure: (greenAt ?? Date.now()) - roomAt,
      violations,
    }
  } finally {
    await server.kill()
    await run('umount', [dataDir]).catch(() => undefined)
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Takes the last byte of the disk. */
async function fill(dataDir: string): Promise<void> {
  const file = await open(join(dataDir, 'filler'), 'a')
  try {
    for (let size = 1024 * 1024; size >= 512;) {
      try {
        await file.write(Buffer.alloc(size))
      } catch {
        size /= 2
      }
    }
  } finally {
    await file.close()
  }
  const { bavail } = await statfs(dataDir)
  if (bavail > 1) throw new Error(`There are still ${bavail} blocks free.`)
}

/** When the server first answers so, and what it says of its database; null when it does not in time. */
async function untilHealth(url: string, status: number, withinMs: number): Promise<[number | null, string]> {
  const deadline = Date.now() + withinMs
  while (Date.now() < deadline) {
    const answer = await fetch(`${url}/api/health`)
    const { database } = (await answer.json()) as { database: string }
    if (answer.status === status) return [Date.now(), database]
    await sleep(50)
  }
  return [null, '']
}

/** When the first append was refused, as the log of the server says. */
function firstRefusal(printed: string): number | null {
  const line = printed.split('\n').find((text) => text.includes('"run.drive"'))
  return line === undefined ? null : Date.parse((JSON.parse(line) as { at: string }).at)
}
