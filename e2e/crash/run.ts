import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { apiClient } from '../api-client'
import { startAppServer } from '../app-server'
import { startMessagesApi } from '../messages-api/start-messages-api'
import { cancelTrial, type CancelResult } from './cancel-trial'
import { crashTrial, type CrashResult, type Disturbance } from './crash-trial'
import { reportCancels, reportCrashes, trialLine } from './report'
import { tenBranches } from './ten-branches'

/** `npm run test:crash -- --kills 30 --twice 5 --terminations 5 --cancels 5 --seed 1`: ends the built server under ten-branch runs. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '30' },
    twice: { type: 'string', default: '5' },
    terminations: { type: 'string', default: '5' },
    cancels: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
})
const counts = { kill: Number(values.kills), killTwice: Number(values.twice), terminate: Number(values.terminations) }
const firstSeed = Number(values.seed)

const models = await startMessagesApi()
const dataDir = await mkdtemp(join(tmpdir(), 'parallax-crash-'))
const env = { ANTHROPIC_BASE_URL: models.url, ANTHROPIC_API_KEY: 'scripted' }
let server = await startAppServer({ dataDir, env })
const crashes: CrashResult[] = []
const cancels: CancelResult[] = []
try {
  const { id: workflowId } = await apiClient(server.url).createWorkflow(tenBranches)
  for (const disturbance of Object.keys(counts) as Disturbance[]) {
    for (let trial = 0; trial < counts[disturbance]; trial += 1) {
      const done = await crashTrial(firstSeed + trial, disturbance, { models, dataDir, env, workflowId, server })
      server = done.server
      crashes.push(done.result)
      console.log(trialLine(done.result))
    }
  }
  for (let trial = 0; trial < Number(values.cancels); trial += 1) {
    cancels.push(await cancelTrial(firstSeed + trial, { models, dataDir, env, workflowId, server }))
  }
} finally {
  await server.kill()
  await models.close()
  await rm(dataDir, { recursive: true, force: true })
}

for (const disturbance of Object.keys(counts) as Disturbance[]) {
  const of = crashes.filter((result) => result.disturbance === disturbance)
  if (of.length > 0) console.log(reportCrashes(disturbance, of))
}
if (cancels.length > 0) console.log(reportCancels(cancels))
const violations = [...crashes, ...cancels].flatMap((result) => result.violations)
const wasTested = crashes.length === 0 || crashes.some(({ recoveryMs }) => recoveryMs !== null)
console.log(`${crashes.length + cancels.length} trials, ${violations.length} violations.`)
process.exit(violations.length === 0 && wasTested ? 0 : 1)
