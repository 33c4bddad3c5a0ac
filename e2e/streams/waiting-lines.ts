import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '@/lib/runs/system-clock'
import { eventsOf } from './branches-of'
import { branchCount, inBatches, worstOf, type Line, type Setting } from './line'
import { createQuickClock } from './quick-clock'
import { createTrialEngine, type Going } from './trial-engine'
import { answerText } from './whole-text'

export async function retryAfterLine(setting: Setting): Promise<Line> {
  const { repeats } = setting
  await setting.script([
    ...Array.from({ length: repeats }, (_, trial) => ({
      ...{ when: { model: `a1-${trial}` }, times: 1, mode: 'rateLimited' as const, headers: { 'retry-after': '2' } },
    })),
    { text: answerText },
  ])
  const engine = createTrialEngine({ url: setting.url, seed: setting.seed })
  const outcomes = await inBatches(repeats, 10, (trial) => engine.run(`a1-${trial}`, branchCount))
  const waits = outcomes.flatMap(({ events }) =>
    eventsOf(events, 'branch.failed').map(({ branch, at, retryAt }) => {
      const next = eventsOf(events, 'branch.started').find((start) => start.branch === branch && start.at > at)
      return { waitedMs: (next?.at ?? Infinity) - at, toldMs: (retryAt ?? 0) - at }
    }),
  )
  const violations = [
    ...outcomes.flatMap(({ run }) => (run.status === 'succeeded' ? [] : [`a run ended as ${run.status}`])),
    ...waits.flatMap(({ waitedMs }) =>
      waitedMs >= 2000 && waitedMs <= 2500 ? [] : [`a branch waited ${waitedMs} ms`],
    ),
    ...waits.flatMap(({ toldMs }) => (toldMs >= 2000 ? [] : [`a branch was shown to wait for ${toldMs} ms`])),
    ...(waits.length === repeats ? [] : [`${waits.length} calls were turned away instead of ${repeats}`]),
  ]
  return {
    ...{ id: 'A1', name: 'asks to wait 2 s, once', trials: repeats, violations, faults: 0 },
    ...{
      worst: worstOf(
        waits.map(({ waitedMs }) => waitedMs),
        'ms',
      ),
      goal: '2,000 to 2,500 ms',
    },
  }
}

export async function longWaitLine(setting: Setting): Promise<Line> {
  await setting.script([{ mode: 'rateLimited', headers: { 'retry-after': '120' } }])
  const violations: string[] = []
  const cancels: number[] = []
  const engine = createTrialEngine({ url: setting.url, seed: setting.seed })
  await inBatches(setting.repeats, 10, async (trial) => {
    const model = `a2-${trial}`
    const first = await engine.start(model, branchCount)
    const turnedAway = await untilTurnedAway(first)
    first.driver.stop()
    await first.driver.settled
    const called = (await setting.calls(model)).length
    const again = await engine.resume(first.runId)
    await sleep(300)
    const { branches } = await again.stored()
    const kept = turnedAway.every(
      ({ branch, retryAt }) => branches[branch]?.status === 'queued' && branches[branch]?.waitingUntil === retryAt,
    )
    if (!kept) violations.push('a wait was lost by the restart')
    const askedAt = Date.now()
    again.driver.requestCancel()
    await again.driver.settled
    cancels.push(Date.now() - askedAt)
    if ((await again.outcome).run.status !== 'cancelled') violations.push('it was not cancelled')
    const calls = await setting.calls(model)
    if (calls.some(({ endedAt }) => endedAt === null)) violations.push('a place is held during the wait')
    // Of the ten, those go on that the lane had not let in before the restart: its pause is forgotten with the process.
    if (calls.length > called + branchCount - turnedAway.length) violations.push(`${calls.length} calls were made`)
  })
  violations.push(...cancels.filter((ms) => ms > 1000).map((ms) => `a cancel took ${ms} ms`))
  return {
    ...{ id: 'A2', name: 'asks to wait 120 s; restart and cancel', trials: setting.repeats, violations, faults: 0 },
    ...{ worst: worstOf(cancels, 'ms to cancel'), goal: 'cancel 1,000 ms, wait kept' },
  }
}

async function untilTurnedAway({ stored }: Going) {
  for (;;) {
    const { events } = await stored()
    const failures = eventsOf(events, 'branch.failed')
    const under = eventsOf(events, 'branch.started').length - failures.length
    if (failures.length > 0 && under === 0) return failures
    await sleep(20)
  }
}

export async function spendLimitLine(setting: Setting): Promise<Line> {
  await setting.script([{ mode: 'spendCap' }])
  const violations: string[] = []
  const called: number[] = []
  await inBatches(setting.repeats, 10, async (trial) => {
    let offsetMs = 0
    const clock = { ...systemClock, now: () => Date.now() + offsetMs }
    const engine = createTrialEngine({ url: setting.url, seed: setting.seed + trial, clock })
    const model = `a3-${trial}`
    const { run, branches } = await engine.run(model, branchCount)
    if (run.status !== 'failed') violations.push(`the run ended as ${run.status}`)
    for (const { error } of branches)
      if (error?.code !== 'spend_limit_reached') violations.push(`a branch says ${error?.code}`)
    const calls = (await setting.calls(model)).length
    called.push(calls)
    await engine.run(model, branchCount)
    const closed = (await setting.calls(model)).length
    if (closed !== calls) violations.push('it was called while the breaker was open')
    offsetMs = 30_000
    await engine.run(model, branchCount)
    const probes = (await setting.calls(model)).length - closed
    if (probes !== 1) violations.push(`${probes} calls tried after 30 s`)
  })
  violations.push(...called.filter((made) => made > 4).map((made) => `${made} calls were made`))
  return {
    ...{ id: 'A3', name: 'has reached its spend limit', trials: setting.repeats, violations, faults: 0 },
    ...{ worst: worstOf(called, 'calls'), goal: '4 calls, then 1 in 30 s' },
  }
}

const times = 5
const outageMs = 60_000
const outagesAtOnce = 5

/** A minute of nothing but 529, five times as fast, for ten runs of ten branches that share a lane; several such lanes at once. */
export async function outageLine(setting: Setting): Promise<Line> {
  const violations: string[] = []
  const attempts: number[] = []
  const shares: number[] = []
  const outages = Math.max(outagesAtOnce, Math.round(setting.repeats / 5))
  for (let from = 0; from < outages; from += outagesAtOnce) {
    const clock = createQuickClock(times)
    const lanes = Array.from({ length: outagesAtOnce }, (_, at) => {
      const engine = createTrialEngine({ url: setting.url, seed: setting.seed + from + at, clock })
      const model = `a4-${from + at}`
      const runs = (name: string) => Promise.all(Array.from({ length: 10 }, () => engine.run(name, branchCount)))
      return { model, undisturbed: () => runs(`${model}-normal`), disturbed: () => runs(model) }
    })
    await setting.script([{ text: answerText }])
    // By the real clock: what sockets and the machine take is not five times as fast, only the waiting is.
    const beganAt = Date.now()
    await Promise.all(lanes.map(({ undisturbed }) => undisturbed()))
    const normalPerSecond = (10 * branchCount) / ((Date.now() - beganAt) / 1000)

    await setting.script([{ mode: 'overloaded' }])
    const outageAt = Date.now()
    const going = lanes.map(({ disturbed }) => disturbed())
    await sleep(outageMs / times)
    const calls = await setting.calls()
    await setting.script([{ text: answerText }])
    for (const { model } of lanes) {
      const late = calls.filter((call) => call.model === model && call.beganAt - outageAt > 10_000 / times).length
      shares.push((100 * late) / ((outageMs - 10_000) / 1000) / normalPerSecond)
    }
    for (const { run, branches } of (await Promise.all(going)).flat()) {
      if (run.status !== 'succeeded') violations.push(`a run ended as ${run.status}`)
      attempts.push(...branches.map(({ attempt }) => attempt))
    }
  }
  violations.push(...attempts.filter((most) => most > 5).map((most) => `a branch was tried ${most} times`))
  violations.push(...shares.filter((share) => share > 20).map((share) => `${share.toFixed(1)} % of the calls went on`))
  return {
    ...{ id: 'A4', name: 'is overloaded for 60 s, at 5 times the pace', trials: outages * 10, violations, faults: 0 },
    ...{
      worst: `${Math.max(...attempts)} attempts, ${Math.max(...shares).toFixed(1)} % of calls`,
      goal: '5 attempts, 20 % after 10 s',
    },
  }
}
