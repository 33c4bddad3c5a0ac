import { inspect } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { modeNames } from '../../e2e/messages-api/modes'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { callOnce, testConnectionTo, testKey, testPrompt } from './test-call'

let api: MessagesApi
beforeAll(async () => {
  api = await startMessagesApi()
})
afterAll(() => api.close())

const patience = { firstByteMs: 100, idleMs: 100 }

/** An error with everything that a log would print of it. */
const printed = (error: unknown) => inspect(error, { depth: 20, showHidden: true })

it.each(modeNames)('no error of mode %s holds the key or the prompt', async (mode) => {
  api.script([{ mode, tokens: 4, status: 500 }])
  const { error } = await callOnce(testConnectionTo(api.url), { patience })
  expect(printed(error)).not.toContain(testKey.slice(0, 12))
  expect(printed(error)).not.toContain(testPrompt.slice(0, 20))
})

it.each([400, 401, 403, 404, 413, 422, 500])('nor does one of status %i whose server repeats them', async (status) => {
  api.script([{ mode: 'status', status, text: `${testKey} may not ask: {prompt}` }])
  const { error } = await callOnce(testConnectionTo(api.url))
  expect(error).not.toBeNull()
  expect(printed(error)).not.toContain(testKey.slice(0, 12))
  expect(printed(error)).not.toContain(testPrompt.slice(0, 20))
})

it('quotes the reason of a refused request, so that it can be mended', async () => {
  api.script([{ mode: 'status', status: 400, text: 'max_tokens: 900000 > 128000' }])
  const { error } = await callOnce(testConnectionTo(api.url))
  expect(error?.message).toContain('“max_tokens: 900000 > 128000”')
  expect(error?.message).toContain('Scripted server')
})
