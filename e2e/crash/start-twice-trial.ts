import { setTimeout as sleep } from 'node:timers/promises'
import { createViolations, type Outcome } from './outcome'
import { seededRandom } from './seeded-random'
import type { Setting } from './setting'
import { tenBranches } from './ten-branches'

const startsAtOnce = 20

/**
 * The same start asked for more than once under one Idempotency-Key (C7): at once, one after the other, or again after the first
 * request was given up. The figure: the most runs that one key made; the witness is the model server, whose calls name their runs.
 */
export async function startTwiceTrial(seed: number, setting: Setting): Promise<Outcome> {
  const random = seededRandom(seed)
  setting.models.script([{ firstWordMs: 5, tokens: 3 }])
  setting.models.clear()
  const api = setting.api()
  const { id: workflowId } = await api.createWorkflow(tenBranches('anthropic/started', 1))
  const { violations, expect } = createViolations()

  const ids = await Promise.all(
    Array.from({ length: startsAtOnce }, async (_, at) => {
      const idempotencyKey = `twice ${seed} ${at}`
      const start = (signal?: AbortSignal) => api.startRun(workflowId, {}, { idempotencyKey, signal })
      if (at % 3 === 0) return Promise.all([start(), start(), start()])
      if (at % 3 === 1) return [await start(), await start()]
      const first = start(AbortSignal.timeout(Math.round(random() * 60))).catch(() => null)
      await sleep(random() * 30)
      return [await first, await start(), await start()]
    }),
  )
  const runIds = ids.map((answers) => [...new Set(answers.flatMap((answer) => answer?.id ?? []))])
  expect(
    runIds.every((own) => own.length === 1),
    'one key was answered with several runs',
  )
  await Promise.all(runIds.flat().map((id) => api.untilSettled(id, 60_000)))
  // Also a run that nobody was told of would have called by now.
  await sleep(300)
  const called = new Set(setting.models.calls().map(({ run }) => run))
  expect(called.size === startsAtOnce, `${startsAtOnce} keys made ${called.size} runs`)
  expect(setting.models.calls().length === 2 * startsAtOnce, `${setting.models.calls().length} calls were made`)
  const most = Math.max(...runIds.map((own) => own.length))
  return { note: `${called.size} runs of ${startsAtOnce} keys`, figure: most, violations, trials: startsAtOnce }
}
