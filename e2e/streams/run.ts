import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeDatabase, prepareDatabase } from '@/lib/db/prepare-database'
import { startProcess } from '../bench/start-process'
import type { CallLine } from '../messages-api/call-log'
import type { ScriptInput } from '../messages-api/script'
import { earlyEndLine, mutatedLine, overloadedLine, resetLine } from './broken-lines'
import { caseLine } from './case-line'
import { reportLines, type Line, type Setting } from './line'
import { noHeadersLine, silenceLine } from './silent-lines'
import { sizeLine } from './size-line'
import { statusLine, stopReasonLine, usageLine } from './verdict-lines'
import { longWaitLine, outageLine, retryAfterLine, spendLimitLine } from './waiting-lines'

/**
 * `npm run test:streams -- --seed 1 --repeats 50 --only A5`: the conformance suite. A scripted Messages API server in a process of its
 * own, ten branches a trial through driver, lanes, client and SQLite store. Ends with 1 when a promise was broken.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    repeats: { type: 'string', default: '50' },
    only: { type: 'string' },
  },
})

const lines: Readonly<Record<string, (setting: Setting) => Promise<Line>>> = {
  cases: caseLine,
  ...{ A1: retryAfterLine, A2: longWaitLine, A3: spendLimitLine, A4: outageLine, A5: resetLine, A6: earlyEndLine },
  ...{ A7: silenceLine, A8: noHeadersLine, A9: mutatedLine, A10: overloadedLine, A11: stopReasonLine },
  ...{ A12: statusLine, A13: sizeLine, A14: usageLine },
}

const dataDir = await mkdtemp(join(tmpdir(), 'parallax-streams-'))
const log = join(dataDir, 'calls.jsonl')
process.env.PARALLAX_DATA_DIR = dataDir
await prepareDatabase()
const server = startProcess('e2e/messages-api/main.ts', ['--seed', values.seed, '--log', log])
const { url } = (await server.hear(60_000)) as { url: string }

const setting: Setting = {
  url,
  seed: Number(values.seed),
  repeats: Number(values.repeats),
  async script(scripts: readonly ScriptInput[]) {
    await fetch(`${url}/script`, { method: 'POST', body: JSON.stringify({ scripts }) })
    await fetch(`${url}/log`, { method: 'DELETE' })
  },
  async calls(model) {
    const all = (await (await fetch(`${url}/log`)).json()) as CallLine[]
    return model === undefined ? all : all.filter((call) => call.model === model)
  },
}

const results: Line[] = []
try {
  for (const [name, play] of Object.entries(lines)) {
    if (values.only !== undefined && !values.only.split(',').includes(name)) continue
    const beganAt = Date.now()
    const line = await play(setting)
    results.push(line)
    console.error(
      `${line.id}: ${line.trials} trials, ${line.violations.length} violations, ${Math.round((Date.now() - beganAt) / 1000)} s`,
    )
    for (const violation of line.violations.slice(0, 5)) console.error(`  ${violation}`)
  }
} finally {
  await server.stop()
  await closeDatabase()
  await rm(dataDir, { recursive: true, force: true })
}

const violations = results.flatMap((line) => line.violations)
const faults = results.reduce((sum, line) => sum + line.faults, 0)
console.log(reportLines(results))
console.log(
  `\nTruncated, refused, reset or garbled answers shown as complete: ${violations.length === 0 ? 0 : 'see above'} in ${faults} injected faults.`,
)
console.log(
  `Seed ${values.seed}: ${results.reduce((sum, line) => sum + line.trials, 0)} trials, ${violations.length} violations.`,
)
process.exit(violations.length === 0 && results.length > 0 ? 0 : 1)
