import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startAppServer } from '../app-server'
import { seededRandom } from '../crash/seeded-random'
import { startMessagesApi } from '../messages-api/start-messages-api'
import { reportLines, type Line } from '../streams/line'
import { proxyLine } from './proxy-line'
import { cutLine, killLine, oddIdLine } from './reconnect-lines'
import type { Setting } from './setting'
import { slowReaderLine } from './slow-reader-line'
import { tabsLine } from './tabs-line'

/** `npm run test:live -- --seed 1 --cuts 200 --kills 20 --tabs 20 --stalled 60 --only E1,E5`: the live view of the built app under stress. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    cuts: { type: 'string', default: '200' },
    kills: { type: 'string', default: '20' },
    tabs: { type: 'string', default: '20' },
    stalled: { type: 'string', default: '60' },
    only: { type: 'string' },
  },
})

const models = await startMessagesApi()
const dataDir = await mkdtemp(join(tmpdir(), 'parallax-live-'))
const env = { ANTHROPIC_BASE_URL: models.url, ANTHROPIC_API_KEY: 'scripted', PARALLAX_MAX_CONCURRENT: '500' }
const setting: Setting = {
  models,
  random: seededRandom(Number(values.seed)),
  app: await startAppServer({ dataDir, env }),
  async restart() {
    setting.app = await startAppServer({ dataDir, env, port: Number(new URL(setting.app.url).port) })
  },
}

const lines: Readonly<Record<string, () => Promise<Line>>> = {
  E1: () => cutLine(setting, Number(values.cuts)),
  E2: () => oddIdLine(setting),
  E3: () => killLine(setting, Number(values.kills)),
  E4: () => proxyLine(setting),
  E5: () => slowReaderLine(setting, Number(values.stalled) * 1000),
  E6: () => tabsLine(setting, Number(values.tabs)),
}

const results: Line[] = []
try {
  for (const [name, play] of Object.entries(lines)) {
    if (values.only !== undefined && !values.only.split(',').includes(name)) continue
    const line = await play()
    results.push(line)
    console.error(`${line.id}: ${line.trials} trials, ${line.violations.length} violations, worst ${line.worst}`)
    for (const violation of line.violations.slice(0, 5)) console.error(`  ${violation}`)
  }
} finally {
  await setting.app.kill('SIGTERM')
  await models.close()
  await rm(dataDir, { recursive: true, force: true })
}
const violations = results.flatMap((line) => line.violations)
console.log(reportLines(results))
console.log(`Seed ${values.seed}: ${violations.length} violations.`)
process.exit(violations.length === 0 && results.length > 0 ? 0 : 1)
