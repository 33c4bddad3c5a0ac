import type { Judgement, Note } from '../contract'
import type { Panel } from './panel'

/** The judges by number, with the model that each is where it is not the node's, and how many of its calls brought nothing. */
export function nameJudges(panel: Panel, calls: readonly { judge: number; isMissing: boolean }[]): Judgement['judges'] {
  return panel.map(({ model }, at) => {
    const own = calls.filter(({ judge }) => judge === at)
    return {
      name: `Judge ${at + 1}`,
      model: model ?? null,
      calls: own.length,
      missing: own.filter(({ isMissing }) => isMissing).length,
    }
  })
}

/** Says how many verdicts are missing; empty when none is. */
export function missingVerdicts(judges: Judgement['judges']): Note[] {
  const missing = judges.reduce((sum, each) => sum + each.missing, 0)
  if (missing === 0) return []
  const message = `${missing} ${missing === 1 ? 'verdict is' : 'verdicts are'} missing: the call failed, or its reply could not be read twice.`
  return [{ code: 'verdicts_missing', message }]
}
