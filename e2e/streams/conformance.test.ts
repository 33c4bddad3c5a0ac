import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { withTestDatabase } from '@/lib/db/test-database'
import { startMessagesApi, type MessagesApi } from '../messages-api/start-messages-api'
import { eventsOf } from './branches-of'
import { cases } from './cases'
import { playCase, scriptsOf } from './play-case'
import { createQuickClock } from './quick-clock'
import { createTrialEngine, trialKey, trialLabel } from './trial-engine'
import { answerText, judgeTexts, textOf } from './whole-text'

const impatient = { firstByteMs: 700, idleMs: 700 }
const branch = 0

/** The conformance list for streaming clients, from the socket to what is stored of a run and what a page shows of it. */
describe('a run against a model server that', () => {
  withTestDatabase()
  let api: MessagesApi
  beforeAll(async () => {
    api = await startMessagesApi()
  })
  afterAll(() => api.close())
  beforeEach(() => api.clear())

  const engineOf = (patience = {}) =>
    createTrialEngine({ url: api.url, seed: 1, clock: createQuickClock(10), patience })

  it.each(cases.map((one, at) => ({ ...one, at })))('[case $number] $rule', async (one) => {
    const model = `case-${one.at}`
    api.script(scriptsOf(one, model))
    expect(await playCase(one, model, engineOf(one.impatient === true ? impatient : {}))).toEqual([])
    expect(api.calls()).toHaveLength(one.fails.length + (one.ends === 'succeeded' ? 1 : 0))
  })

  it('[case 9] is overloaded for good ends the branch after five calls, with the cause', async () => {
    api.script([{ mode: 'overloaded' }])
    const { run, branches } = await engineOf().run('always', 1)
    expect([run.status, branches[branch]?.error?.code, api.calls().length]).toEqual(['failed', 'overloaded', 5])
  })

  it('[case 10] names a day to wait is tried again after an hour, and says so', async () => {
    api.script([{ mode: 'rateLimited', headers: { 'retry-after': '86400' } }])
    const { driver, stored, outcome } = await engineOf().start('day', 1)
    await expect.poll(async () => eventsOf((await stored()).events, 'branch.failed').length).toBe(1)
    const { branches, events } = await stored()
    const failedAt = eventsOf(events, 'branch.failed')[0]?.at ?? 0
    expect(branches[branch]?.status).toBe('queued')
    // Nobody waits longer than an hour without asking again [E58]; a tenth of it is jitter.
    const waitMs = (branches[branch]?.waitingUntil ?? 0) - failedAt
    expect(waitMs).toBeGreaterThanOrEqual(3_600_000)
    expect(waitMs).toBeLessThanOrEqual(3_960_000)
    driver.requestCancel()
    expect((await outcome).run.status).toBe('cancelled')
    expect(api.calls()).toHaveLength(1)
  })

  it('[case 10] names a date is waited for until then', async () => {
    const date = new Date(Date.now() + 3000).toUTCString()
    api.script([{ mode: 'rateLimited', headers: { 'retry-after': date }, times: 1 }, { text: answerText }])
    const { events } = await engineOf().run('date', 1)
    const [failed] = eventsOf(events, 'branch.failed')
    expect(failed?.retryAt).toBeGreaterThan(failed?.at ?? 0)
    expect(eventsOf(events, 'branch.started')[1]?.at).toBeGreaterThanOrEqual(failed?.retryAt ?? Infinity)
  })

  it('[case 11] has reached its spend limit is called four times, and the run ends with what to do', async () => {
    api.script([{ mode: 'spendCap' }])
    const engine = engineOf()
    const { run, branches } = await engine.run('spent', 40)
    expect(run.status).toBe('failed')
    for (const { error } of branches) expect(error?.message).toContain('Raise it with the provider')
    expect(api.calls().length).toBeLessThanOrEqual(4)
    const called = api.calls().length
    expect((await engine.run('spent', 10)).run.status).toBe('failed')
    expect(api.calls()).toHaveLength(called)
  })

  it('[case 15] sends nothing but pings for a while is waited for', async () => {
    api.script([{ mode: 'pingsBeforeWords', firstWordMs: 100, text: answerText }])
    const { branches } = await engineOf(impatient).run('pings', 1)
    expect([branches[branch]?.status, branches[branch]?.attempt]).toEqual(['succeeded', 1])
  })

  it('[case 18] refuses is not asked again, and another model is', async () => {
    api.script([{ when: { model: 'prude' }, mode: 'refusal' }, { text: answerText }])
    const { branches } = await engineOf().run('prude', 1, { fallbackModels: ['streams/other'] })
    expect(branches[branch]).toMatchObject({ status: 'succeeded', output: { text: textOf(branch) } })
    expect(api.calls().map(({ model }) => model)).toEqual(['prude', 'other'])
  })

  it('[case 18] stops for an unknown reason is shown with it', async () => {
    api.script([{ stopReason: 'eclipse', text: answerText }])
    const { branches } = await engineOf().run('eclipse', 1)
    expect(branches[branch]).toMatchObject({ status: 'succeeded', warnings: [expect.stringContaining('eclipse')] })
  })

  it.each(['during the headers', 'in mid-stream', 'during a wait'])(
    '[case 31] is left %s keeps what was said, as cancelled',
    async (when) => {
      const modes = {
        'during the headers': { firstWordMs: 60_000 },
        'in mid-stream': { mode: 'stallMidStream' as const, text: answerText },
        'during a wait': { mode: 'rateLimited' as const, headers: { 'retry-after': '600' } },
      }
      api.script([modes[when as keyof typeof modes]])
      const { driver, outcome, stored, hub, runId } = await engineOf().start(`left ${when}`.replaceAll(' ', '-'), 1)
      let said = ''
      hub.follow(runId, {
        events: () => undefined,
        waits: () => undefined,
        words: (words) => words.forEach(({ text }) => (said += text)),
      })
      await expect.poll(() => api.calls().length).toBe(1)
      if (when === 'in mid-stream') await expect.poll(() => said).not.toBe('')
      if (when === 'during a wait')
        await expect.poll(async () => eventsOf((await stored()).events, 'branch.failed').length).toBe(1)
      driver.requestCancel()
      const { run, branches, events } = await outcome
      expect([run.status, branches[branch]?.status]).toEqual(['cancelled', 'cancelled'])
      expect(eventsOf(events, 'branch.succeeded')).toEqual([])
      if (when === 'in mid-stream') expect(textOf(branch).startsWith(branches[branch]?.partialText || '?')).toBe(true)
      await expect.poll(() => api.calls().every(({ endedAt }) => endedAt !== null)).toBe(true)
    },
  )

  it('[case 33] a listener that throws ends that attempt alone', async () => {
    api.script([{ text: answerText }])
    const hub = (await engineOf().start('calm', 1)).hub
    let thrown = 0
    const bus = {
      ...hub,
      publishWords: () => {
        if ((thrown += 1) === 1) throw new TypeError('x is undefined')
      },
    }
    const { branches } = await createTrialEngine({ url: api.url, seed: 1, clock: createQuickClock(10), hub: bus }).run(
      'throwing',
      3,
    )
    expect(branches.map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'succeeded'])
    expect(branches.reduce((sum, { attempt }) => sum + attempt, 0)).toBe(4)
  })

  it.each([400, 401, 402, 403, 404, 413])(
    '[case 34] answers %i is called once for each branch at most, and named without its key',
    async (status) => {
      api.script([{ mode: 'status', status }])
      const { branches } = await engineOf().run(`status-${status}`, 10)
      for (const { attempt, error } of branches) {
        expect(attempt).toBeLessThanOrEqual(1)
        expect(error?.message).toContain(trialLabel)
        expect(error?.message).not.toContain(trialKey.slice(0, 8))
      }
      expect(new Set(api.calls().map(({ branch: called }) => called)).size).toBe(api.calls().length)
    },
  )

  it('[A5] resets the connection at any byte never makes an answer of what had come', async () => {
    api.script([
      ...Array.from({ length: 10 }, (_, at) => ({
        ...{
          when: { branch: at, attempt: 1 },
          mode: 'resetMidStream' as const,
          text: answerText,
          cutAtByte: 1 + at * 190,
        },
      })),
      { text: answerText },
    ])
    const outcome = await engineOf().run('resets', 10)
    expect(judgeTexts(outcome)).toEqual([])
    expect(outcome.branches.map(({ status }) => status)).toEqual(Array(10).fill('succeeded'))
  })

  it('[A9] sends what was damaged on its way never makes an answer of it', async () => {
    api.script([
      ...Array.from({ length: 40 }, (_, at) => ({
        when: { branch: at, attempt: 1 },
        mode: 'mutated' as const,
        seed: at,
        text: answerText,
      })),
      { text: answerText },
    ])
    const outcome = await engineOf().run('mutated', 40)
    expect(judgeTexts(outcome)).toEqual([])
    expect(outcome.branches.map(({ status }) => status)).toEqual(Array(40).fill('succeeded'))
  })

  it.each([
    { input_tokens: -5, output_tokens: -1 },
    { input_tokens: 'NaN', output_tokens: 'many' },
    { input_tokens: 1e308, output_tokens: 1.5 },
    { input_tokens: null, output_tokens: {} },
  ])('[A14] counts tokens as %j counts none', async (usage) => {
    api.script([{ mode: 'saidUsage', usage, text: answerText }])
    const { events } = await engineOf().run('counts', 1)
    expect(eventsOf(events, 'branch.succeeded')[0]).toMatchObject({ usage: null, costUsd: null })
  })
})
