import { parseArgs } from 'node:util'
import { readLoad, resetPeak } from './process-load'
import { report, type Round } from './report'
import { runInApp, saveWorkflow } from './run-in-app'
import { startApp, type App } from './start-app'
import { startProcess, type Started } from './start-process'
import { roundTimeoutMs, rounds, stream, type Measurement } from './workload'

/**
 * `npm run bench`: parallel streams through the built app beside the bare SDK, against one scripted server, in turns.
 * `-- --only bare` leaves the app out, `--only parallax` the SDK; `--branches 100` measures that number alone.
 */
const { values } = parseArgs({ options: { only: { type: 'string' }, branches: { type: 'string' } } })

const messagesApi = startProcess('e2e/messages-api/main.ts')
const { url } = (await messagesApi.hear(20_000)) as { url: string }
await fetch(`${url}/script`, { method: 'POST', body: JSON.stringify({ scripts: [stream] }) })
const bare = values.only === 'parallax' ? null : startProcess('e2e/bench/bare-sdk.ts', [url])
const app = values.only === 'bare' ? null : await startApp(url)

try {
  const measured: Round[] = []
  for (const { branches, repetitions } of rounds) {
    if (values.branches !== undefined && Number(values.branches) !== branches) continue
    measured.push(await measureRound(branches, repetitions))
    console.error(`${branches} branches measured`)
  }
  console.log(report(measured))
} finally {
  await Promise.all([bare?.stop(), app?.stop(), messagesApi.stop()])
}

/** The sides take turns, so that a slow moment of the machine does not hit one of them alone. The first turn is not counted. */
async function measureRound(branches: number, repetitions: number): Promise<Round> {
  const workflowId = app === null ? '' : await saveWorkflow(app.url, branches)
  const round = { branches, bare: [] as Measurement[], parallax: [] as Measurement[] }
  for (let turn = 0; turn <= repetitions; turn += 1) {
    const bareRun = bare === null ? null : await measure(bare.pid, () => runBare(bare, branches))
    const appRun = app === null ? null : await measure(app.pid, () => runApp(app, workflowId))
    if (turn > 0 && bareRun !== null) round.bare.push(bareRun)
    if (turn > 0 && appRun !== null) round.parallax.push(appRun)
    // Thousands of calls in the server's log would slow it down from turn to turn.
    await fetch(`${url}/log`, { method: 'DELETE' })
  }
  return round
}

type Timing = { makespanMs: number; firstWordsMs: number }

async function measure(pid: number, run: () => Promise<Timing>): Promise<Measurement> {
  await resetPeak(pid)
  const [before, serverBefore] = await Promise.all([readLoad(pid), readLoad(messagesApi.pid)])
  const timing = await run()
  const [after, serverAfter] = await Promise.all([readLoad(pid), readLoad(messagesApi.pid)])
  const serverCpuMs = serverAfter.cpuMs - serverBefore.cpuMs
  return { ...timing, cpuMs: after.cpuMs - before.cpuMs, peakBytes: after.peakBytes, serverCpuMs }
}

async function runBare(child: Started, branches: number): Promise<Timing> {
  child.tell(String(branches))
  return (await child.hear(roundTimeoutMs)) as Timing
}

async function runApp(running: App, workflowId: string): Promise<Timing> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The run took longer than ${roundTimeoutMs} ms.`)), roundTimeoutMs)
  })
  return Promise.race([runInApp(running.url, workflowId), tooLong]).finally(() => clearTimeout(timer))
}
