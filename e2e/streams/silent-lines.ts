import { eventsOf } from './branches-of'
import { branchCount, inBatches, worstOf, type Line, type Setting } from './line'
import { createTrialEngine } from './trial-engine'
import { answerText, judgeTexts } from './whole-text'

/** A minute of patience, sixty times shorter; what is promised as 65 s is 5 s of slack more, which a busy machine needs whole. */
const idleMs = 1000
const slackMs = 5000

export async function silenceLine(setting: Setting): Promise<Line> {
  const runs = setting.repeats
  const modeOf = (branch: number) =>
    (['stallMidStream', 'pingsBeforeWords', 'slowBytes'] as const)[branch % 3] ?? 'slowBytes'
  await setting.script([
    ...Array.from({ length: branchCount }, (_, branch) => ({
      ...{ when: { branch, attempt: 1 }, mode: modeOf(branch), text: answerText },
      // Pings and bytes come twelve times within the patience, as every 5 s within a minute.
      ...{
        firstWordMs: modeOf(branch) === 'pingsBeforeWords' ? idleMs / 12 : 0,
        tokensPerSecond: (12_000 / idleMs) * 30,
      },
    })),
    { text: answerText },
  ])
  const engine = createTrialEngine({ url: setting.url, seed: setting.seed, patience: { firstByteMs: 20_000, idleMs } })
  const outcomes = await inBatches(runs, 5, (trial) => engine.run(`a7-${trial}`, branchCount))
  const stuckMs: number[] = []
  const violations = outcomes.flatMap(judgeTexts)
  for (const { events, branches } of outcomes) {
    for (const { branch, at, error, attempt } of eventsOf(events, 'branch.failed')) {
      const began = eventsOf(events, 'branch.started').find(
        (start) => start.branch === branch && start.attempt === attempt,
      )
      if (error.code !== 'stalled' || modeOf(branch) !== 'stallMidStream')
        violations.push(`${modeOf(branch)} ended as ${error.code}`)
      else stuckMs.push(at - (began?.at ?? 0))
    }
    violations.push(
      ...branches.flatMap(({ status }) => (status === 'succeeded' ? [] : [`a branch ended as ${status}`])),
    )
  }
  violations.push(...stuckMs.filter((ms) => ms > idleMs + slackMs).map((ms) => `silence was borne for ${ms} ms`))
  return {
    ...{
      id: 'A7',
      name: 'falls silent, pings, or drips; patience of 1 s',
      trials: runs * branchCount,
      violations,
      faults: stuckMs.length,
    },
    ...{ worst: worstOf(stuckMs, 'ms of silence'), goal: 'patience + 5 s, 0 stuck' },
  }
}

export async function noHeadersLine(setting: Setting): Promise<Line> {
  await setting.script([{ when: { attempt: 1 }, mode: 'noHeaders' }, { text: answerText }])
  const engine = createTrialEngine({ url: setting.url, seed: setting.seed, patience: { firstByteMs: 2000 } })
  const violations: string[] = []
  let most = 0
  await inBatches(setting.repeats, 5, async (trial) => {
    const outcome = await engine.run(`a8-${trial}`, branchCount)
    const { branches, events } = outcome
    violations.push(...judgeTexts(outcome))
    const calls = await setting.calls(`a8-${trial}`)
    for (const { index, attempt } of branches) {
      const called = calls.filter(({ branch }) => branch === index).length
      most = Math.max(most, called / attempt)
      if (called !== attempt) violations.push(`${called} calls for ${attempt} attempts`)
    }
    for (const { error, possiblyBilled } of eventsOf(events, 'branch.failed')) {
      if (error.code !== 'no_answer_yet' || !possiblyBilled)
        violations.push(`silence is shown as ${error.code}, billed ${possiblyBilled}`)
    }
  })
  const trials = setting.repeats * branchCount
  return {
    ...{ id: 'A8', name: 'is silent before the headers', trials, violations, faults: trials },
    ...{ worst: `${most} call per attempt`, goal: '1, possibly billed' },
  }
}
