import type { ScriptInput } from '../messages-api/script'
import { eventsOf } from './branches-of'
import { branchCount, inBatches, worstOf, type Line, type Setting } from './line'
import { createQuickClock } from './quick-clock'
import { createTrialEngine, trialKey, trialLabel } from './trial-engine'
import { answerText, judgeTexts } from './whole-text'

/** What a branch is answered, by its number, and what it must be stored as. null: a success with a remark. */
const verdicts: readonly (readonly [Omit<ScriptInput, 'when'>, string | null])[] = [
  [{ mode: 'refusal' }, 'refused'],
  [{ stopReason: 'max_tokens' }, 'cut_off'],
  [{ stopReason: 'model_context_window_exceeded' }, 'context_full'],
  [{ stopReason: 'pause_turn' }, 'unfinished_turn'],
  [{ mode: 'emptyAnswer' }, 'empty_answer'],
  [{ stopReason: 'eclipse' }, null],
  [{ mode: 'toolUse' }, 'unfinished_turn'],
]

export async function stopReasonLine(setting: Setting): Promise<Line> {
  await setting.script([
    ...verdicts.map(([script], branch) => ({ text: answerText, ...script, when: { branch } })),
    { text: answerText },
  ])
  const engine = createTrialEngine({ url: setting.url, seed: setting.seed, clock: createQuickClock(10) })
  const violations: string[] = []
  await inBatches(setting.repeats, 10, async (trial) => {
    const outcome = await engine.run(`a11-${trial}`, branchCount, { retries: 1 })
    violations.push(...judgeTexts(outcome))
    if (outcome.run.status !== 'succeeded') violations.push(`the run ended as ${outcome.run.status}`)
    verdicts.forEach(([, code], branch) => {
      const { status, error, warnings, usage, attempt } = outcome.branches[branch] ?? {}
      if ((error?.code ?? null) !== code) violations.push(`branch ${branch} is shown as ${error?.code ?? status}`)
      if (code === null && (warnings?.length ?? 0) === 0)
        violations.push('an unknown reason is shown as a plain success')
      if (code !== 'empty_answer' && attempt !== 1) violations.push(`${code} was tried ${attempt} times`)
      if (usage?.outputTokens === null || usage === null) violations.push(`what ${code} cost is not booked`)
    })
  })
  const trials = setting.repeats * verdicts.length
  return {
    ...{ id: 'A11', name: 'refuses, cuts off, pauses, says nothing', trials, violations, faults: trials },
    ...{ worst: `${violations.length} plain successes`, goal: '0 plain successes' },
  }
}

const statuses = [400, 401, 402, 403, 404, 413]

export async function statusLine(setting: Setting): Promise<Line> {
  const runs = setting.repeats
  const statusOf = (trial: number) => statuses[trial % statuses.length] ?? 400
  await setting.script(
    Array.from({ length: runs }, (_, trial) => ({
      when: { model: `a12-${trial}` },
      mode: 'status' as const,
      status: statusOf(trial),
      text: `No: ${trialKey}`,
    })),
  )
  const engine = createTrialEngine({ url: setting.url, seed: setting.seed })
  const violations: string[] = []
  const attempts: number[] = []
  await inBatches(runs, 10, async (trial) => {
    const { branches, events } = await engine.run(`a12-${trial}`, branchCount)
    attempts.push(...branches.map(({ attempt }) => attempt))
    if (JSON.stringify(events).includes(trialKey.slice(0, 12))) violations.push('the key is in what is stored')
    for (const { error, status } of branches) {
      if (status !== 'failed') violations.push(`${statusOf(trial)} is shown as ${status}`)
      if (!error?.message.includes(trialLabel)) violations.push(`${statusOf(trial)} says “${error?.message}”`)
    }
  })
  violations.push(...attempts.filter((most) => most > 1).map((most) => `a branch was tried ${most} times`))
  return {
    ...{ id: 'A12', name: 'answers 400, 401, 402, 403, 404, 413', trials: runs * branchCount, violations, faults: 0 },
    ...{ worst: worstOf(attempts, 'call a branch'), goal: '1 call a branch, no key' },
  }
}

const counts = [-1, 'NaN', 1e308, 0.5, null, {}, '17', [], true]

export async function usageLine(setting: Setting): Promise<Line> {
  await setting.script(
    Array.from({ length: branchCount }, (_, branch) => ({
      ...{ when: { branch }, mode: 'saidUsage' as const, text: answerText },
      ...(branch < counts.length ? { usage: { input_tokens: counts[branch], output_tokens: counts[branch] } } : {}),
    })),
  )
  const engine = createTrialEngine({ url: setting.url, seed: setting.seed })
  const outcomes = await inBatches(setting.repeats, 10, (trial) => engine.run(`a14-${trial}`, branchCount))
  const told = outcomes.flatMap(({ events }) => eventsOf(events, 'branch.succeeded'))
  const violations = told.flatMap(({ usage, costUsd }) =>
    usage === null && costUsd === null ? [] : [`${JSON.stringify(usage)} is stored, ${costUsd}`],
  )
  const trials = setting.repeats * branchCount
  if (told.length !== trials) violations.push(`${trials - told.length} branches did not succeed`)
  return {
    ...{ id: 'A14', name: 'counts no tokens, or absurd ones', trials, violations, faults: 0 },
    ...{ worst: `${violations.length} not unknown`, goal: 'cost unknown, never 0 or NaN' },
  }
}
