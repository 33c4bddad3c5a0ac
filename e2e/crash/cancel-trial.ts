import { setTimeout as sleep } from 'node:timers/promises'
import type { ScriptInput } from '../messages-api/script'
import { collect } from './collect'
import { createViolations, type Outcome } from './outcome'
import { seededRandom } from './seeded-random'
import type { Setting } from './setting'
import { branchScripts, tenBranches } from './ten-branches'

const states = [
  'just started',
  'running',
  'queued',
  'waiting for a retry',
  'waiting for a lane',
  'just restarted',
] as const
const runsAtOnce = 10
/** Promised in C5. */
const longestCallMs = 1_000
const longestSettleMs = 2_000

/**
 * Cancels ten runs of ten branches at once, all in one state, each at a moment of its own (C5): calls are closed for real, and at once.
 * The figure: the longest from asking for a cancel until its run had settled, in milliseconds.
 */
export async function cancelTrial(seed: number, setting: Setting, at: number, patience: number): Promise<Outcome> {
  const random = seededRandom(seed)
  const state = states[at % states.length] ?? 'running'
  // A lane of its own for each trial: what one learned of its server must not hold up the next.
  const model = `anthropic/cancelled-${seed}-${at}`
  setting.models.script(scriptsOf(state, random))
  setting.models.clear()
  const { id: workflowId } = await setting.api().createWorkflow(tenBranches(model))

  const runs = await Promise.all(Array.from({ length: runsAtOnce }, () => setting.api().startRun(workflowId)))
  if (state !== 'just started') await sleep(500)
  if (state === 'just restarted') await setting.restart()
  const api = setting.api()
  const { violations, expect } = createViolations()
  const settled = await Promise.all(
    runs.map(async ({ id }) => {
      await sleep(state === 'running' ? random() * 1_500 : random() * 200)
      await api.cancelRun(id)
      // From the answer on: until then the request itself may have waited for its turn.
      const askedAt = Date.now()
      const run = await api.untilSettled(id, 30_000)
      const tookMs = Date.now() - askedAt
      return { id, run, askedAt, tookMs, events: await collect(api.events(id)).ended }
    }),
  )
  // Long enough for a call that should not have begun, or a socket that was left open, to show.
  await sleep(1_500)
  const calls = setting.models.calls()
  for (const { id, run, askedAt, tookMs, events } of settled) {
    setting.hasEnded(id, run.status, events.length)
    // One that had ended before it could be cancelled stays as it is.
    if (!events.some(({ type }) => type === 'run.cancelRequested')) continue
    const own = calls.filter((call) => call.run === id)
    const lateAt = askedAt + longestCallMs * patience
    expect(run.status === 'cancelled', `${state}: a run ended as ${run.status}`)
    expect(tookMs <= longestSettleMs * patience, `${state}: a run settled ${tookMs} ms after it was cancelled`)
    expect(!own.some(({ beganAt }) => beganAt > lateAt), `${state}: a call began long after the cancel`)
    expect(
      own.every(({ endedAt }) => endedAt !== null && endedAt <= lateAt),
      `${state}: a socket was open long after the cancel`,
    )
  }
  return {
    note: `${runsAtOnce} runs ${state}, ${calls.length} calls`,
    figure: Math.max(...settled.map(({ tookMs }) => tookMs)),
    violations,
    trials: runsAtOnce,
  }
}

function scriptsOf(state: (typeof states)[number], random: () => number): ScriptInput[] {
  if (state === 'waiting for a retry') return [{ mode: 'badGateway' }]
  if (state === 'waiting for a lane') return [{ mode: 'rateLimited', headers: { 'retry-after': '86400' } }]
  // Nothing is answered, so that all but the first sixteen calls wait for a place.
  if (state === 'queued') return [{ firstWordMs: 60_000 }]
  return branchScripts(random).map((script) => ({ ...script, firstWordMs: 2_000 + (script.firstWordMs ?? 0) }))
}
