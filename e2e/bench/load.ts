import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { apiClient } from '../api-client'
import { startAppServer } from '../app-server'
import type { CallLine } from '../messages-api/call-log'
import { tenSections } from './ten-sections'
import { readLoad, resetPeak } from './process-load'
import { startProcess } from './start-process'

/** `npm run bench:load -- --times 3`: a hundred runs of ten branches at once, each call of two seconds, fifty at once at most. */
const { values } = parseArgs({
  options: { times: { type: 'string', default: '1' }, runs: { type: 'string', default: '100' } },
})
const runCount = Number(values.runs)
const mostAtOnce = 50
const goals = { wallMs: 60_000, apiP95Ms: 300, rssMb: 600, loopP99Ms: 100 }

const models = startProcess('e2e/messages-api/main.ts')
const { url } = (await models.hear(60_000)) as { url: string }
await fetch(`${url}/script`, {
  method: 'POST',
  body: JSON.stringify({ scripts: [{ firstWordMs: 1500, tokens: 50, tokensPerSecond: 100 }] }),
})
let isMissed = false

for (let time = 0; time < Number(values.times); time += 1) {
  const dataDir = await mkdtemp(join(tmpdir(), 'parallax-load-'))
  const env = { ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: 'load', PARALLAX_MAX_CONCURRENT: String(mostAtOnce) }
  const loopLog = join(dataDir, 'loop.json')
  const watched = {
    ...env,
    NODE_OPTIONS: `--import ${join(process.cwd(), 'e2e/bench/watch-loop.mjs')}`,
    PARALLAX_LOOP_LOG: loopLog,
  }
  const app = await startAppServer({ dataDir, env: watched })
  try {
    const figures = await measure(app.url, app.pid)
    await app.kill('SIGTERM')
    const loopP99Ms = await readLoop(loopLog)
    const misses = [
      figures.calls !== runCount * 10 && 'calls',
      figures.mostAtOnce > mostAtOnce && 'calls at once',
      figures.wallMs > goals.wallMs && 'time',
      figures.apiP95Ms > goals.apiP95Ms && 'API',
      figures.rssMb > goals.rssMb && 'memory',
      loopP99Ms > goals.loopP99Ms && 'event loop',
    ].filter((miss) => miss !== false)
    isMissed ||= misses.length > 0
    console.log(
      `${figures.calls} calls (goal ${runCount * 10}), ${figures.mostAtOnce} at once (${mostAtOnce}), ` +
        `${(figures.wallMs / 1000).toFixed(1)} s (60), API p95 ${Math.round(figures.apiP95Ms)} ms (300), ` +
        `${Math.round(figures.rssMb)} MB (600), event loop p99 ${Math.round(loopP99Ms)} ms (100), ` +
        `last run called after ${(figures.lastFirstCallMs / 1000).toFixed(1)} s; ${misses.length === 0 ? 'all met' : `missed: ${misses.join(', ')}`}`,
    )
  } finally {
    await app.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
  }
}
await models.stop()
process.exit(isMissed ? 1 : 0)

async function measure(appUrl: string, pid: number) {
  await fetch(`${url}/log`, { method: 'DELETE' })
  const api = apiClient(appUrl)
  const { id: workflowId } = await api.createWorkflow(tenSections)
  await resetPeak(pid)
  const beganAt = performance.now()
  const startedAt = Date.now()
  const ids = (await Promise.all(Array.from({ length: runCount }, () => api.startRun(workflowId)))).map(({ id }) => id)
  const answersMs: number[] = []
  const open = new Set(ids)
  while (open.size > 0) {
    for (const id of [...open].slice(0, 5)) {
      const askedAt = performance.now()
      const { status } = await api.readRun(id)
      answersMs.push(performance.now() - askedAt)
      if (status === 'failed') throw new Error(`Run ${id} has failed.`)
      if (status === 'succeeded') open.delete(id)
    }
    await sleep(50)
  }
  const wallMs = performance.now() - beganAt
  const calls = (await (await fetch(`${url}/log`)).json()) as CallLine[]
  const sorted = answersMs.toSorted((one, other) => one - other)
  const firstCalls = ids.map((id) =>
    Math.min(...calls.filter(({ run }) => run === id).map((call) => call.beganAt - startedAt)),
  )
  return {
    wallMs,
    calls: calls.length,
    mostAtOnce: atOnce(calls),
    apiP95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? Infinity,
    rssMb: (await readLoad(pid)).peakBytes / 1024 / 1024,
    lastFirstCallMs: Math.max(...firstCalls),
  }
}

function atOnce(calls: readonly CallLine[]): number {
  const changes = calls.flatMap(({ beganAt, endedAt }) => [[beganAt, 1] as const, [endedAt ?? Infinity, -1] as const])
  let now = 0
  let most = 0
  // An end goes before a beginning of the same millisecond.
  for (const [, change] of changes.toSorted(([at, one], [later, other]) => at - later || one - other))
    most = Math.max(most, (now += change))
  return most
}

async function readLoop(file: string): Promise<number> {
  return (JSON.parse(await readFile(file, 'utf8')) as { p99Ms: number }).p99Ms
}
