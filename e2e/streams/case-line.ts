import { cases } from './cases'
import { inBatches, type Line, type Setting } from './line'
import { judgeCase, scriptsOf } from './play-case'
import { createQuickClock } from './quick-clock'
import { createTrialEngine } from './trial-engine'

/** Every case of the conformance list that is a way to answer, each several times. */
export async function caseLine(setting: Setting): Promise<Line> {
  const repeats = Math.max(1, Math.round(setting.repeats / 5))
  const trials = cases.flatMap((one, at) =>
    Array.from({ length: repeats }, (_, repeat) => ({ one, model: `case-${at}-${repeat}` })),
  )
  await setting.script(trials.flatMap(({ one, model }) => scriptsOf(one, model)))
  const engineOf = (patience: object) =>
    createTrialEngine({ url: setting.url, seed: setting.seed, clock: createQuickClock(10), patience })
  const [patient, impatient] = [engineOf({}), engineOf({ firstByteMs: 1500, idleMs: 1500 })]
  const violations = await inBatches(trials.length, 20, async (at) => {
    const trial = trials[at]
    if (trial === undefined) return []
    const engine = trial.one.impatient === true ? impatient : patient
    return judgeCase(trial.one, await engine.run(trial.model, 1))
  })
  return {
    ...{
      id: '1-34',
      name: `every case of the list, in ${cases.length} ways`,
      trials: trials.length,
      violations: violations.flat(),
    },
    ...{ worst: `${violations.flat().length} otherwise`, goal: 'the rule of the list' },
    faults: trials.filter(({ one }) => one.fails.length > 0).length,
  }
}
