import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScriptInput } from '../../e2e/messages-api/script'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { testConnection } from './test-connection'
import { testConnectionTo, testKey } from './test-call'

let api: MessagesApi
beforeAll(async () => {
  api = await startMessagesApi({ key: testKey })
})
afterAll(() => api.close())

const report = (script: ScriptInput, key: string | null = testKey, model?: string) => {
  api.script([script])
  return testConnection(testConnectionTo(api.url), key, model)
}

it('finds a connection that works, and says how soon the first words came', async () => {
  const { firstWordsMs, ...rest } = await report({ text: 'ready', firstWordMs: 30 })
  expect(rest).toEqual({ ok: true, reachable: true, streaming: true, model: 'scripted-model', problems: [] })
  expect(firstWordsMs).toBeGreaterThanOrEqual(30)
})

it('counts a server that does not count tokens as working, and says what that means', async () => {
  const { ok, problems } = await report({ mode: 'missingUsage', text: 'ready' })
  expect(ok).toBe(true)
  expect(problems).toEqual(['The server does not count tokens, so runs cannot show what they use.'])
})

it('says that a wrong key is refused', async () => {
  expect(await report({}, 'another-key')).toMatchObject({
    ok: false,
    reachable: true,
    problems: ['Scripted server does not accept the key. Enter a valid one under Settings.'],
  })
})

it('says that a page is not a stream', async () => {
  const { ok, problems } = await report({ mode: 'htmlInsteadOfStream' })
  expect(ok).toBe(false)
  expect(problems[0]).toContain('text/html')
})

it('says that nobody answers', async () => {
  const found = await testConnection(testConnectionTo('http://127.0.0.1:1'), testKey)
  expect(found).toMatchObject({ ok: false, reachable: false })
})

it('asks for what is missing before it calls', async () => {
  api.clear()
  expect((await report({}, null)).problems).toEqual(['Enter a key for Scripted server first.'])
  const nameless = await testConnection(testConnectionTo(api.url, { models: [] }), testKey)
  expect(nameless.problems).toEqual(['Name at least one model that this connection offers.'])
  expect(api.calls()).toEqual([])
})
