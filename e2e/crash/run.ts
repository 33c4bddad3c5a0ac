import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { apiClient } from '../api-client'
import { startAppServer } from '../app-server'
import { startMessagesApi } from '../messages-api/start-messages-api'
import { crashTrial, type TrialResult } from './crash-trial'
import { tenBranches } from './ten-branches'

/** `npm run test:crash -- --kills 30 --seed 1`: kills the built server at random moments of ten-branch runs. */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' } },
})
const kills = Number(values.kills)
const firstSeed = Number(values.seed)

const models = await startMessagesApi()
const dataDir = await mkdtemp(join(tmpdir(), 'parallax-crash-'))
const env = { ANTHROPIC_BASE_URL: models.url, ANTHROPIC_API_KEY: 'scripted' }
let server = await startAppServer({ dataDir, env })
const results: TrialResult[] = []
try {
  const { id: workflowId } = await apiClient(server.url).createWorkflow(tenBranches)
  for (let trial = 0; trial < kills; trial += 1) {
    const done = await crashTrial(firstSeed + trial, { models, dataDir, env, workflowId, server })
    server = done.server
    results.push(done.result)
    console.log(line(done.result))
  }
} finally {
  await server.kill()
  await models.close()
  await rm(dataDir, { recursive: true, force: true })
}

const violations = results.flatMap(({ violations }) => violations)
const midRun = results.filter(({ recoveryMs }) => recoveryMs !== null)
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
console.log(
  `${results.length} kills, ${midRun.length} of them in the middle of a run; ` +
    `${sum(results.map(({ finishedBefore }) => finishedBefore))} finished branches, ` +
    `${sum(results.map(({ extraCalls }) => extraCalls))} calls repeated of ` +
    `${sum(results.map(({ inFlight }) => inFlight))} in flight; ` +
    `longest wait until a run went on ${Math.max(0, ...midRun.map(({ recoveryMs }) => recoveryMs ?? 0))} ms; ` +
    `${violations.length} violations.`,
)
process.exit(violations.length === 0 && midRun.length > 0 ? 0 : 1)

function line(result: TrialResult): string {
  const verdict = result.violations.length === 0 ? 'ok' : `VIOLATED: ${result.violations.join('; ')}`
  return (
    `seed ${result.seed}: killed after ${result.killedAfterMs} ms, ${result.finishedBefore} finished, ` +
    `${result.inFlight} in flight, ${result.extraCalls} repeated: ${verdict}`
  )
}
