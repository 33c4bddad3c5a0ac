import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { clientOf } from './messages-client'
import { callOnce, testConnectionTo, testKey } from './test-call'

let api: MessagesApi
beforeAll(async () => {
  api = await startMessagesApi({ key: testKey })
})
afterAll(() => api.close())
afterEach(() => vi.unstubAllEnvs())

it.each(['bearer', 'x-api-key'] as const)('sends the key as %s and in no other way', async (authStyle) => {
  api.clear()
  const { error } = await callOnce(testConnectionTo(api.url, { authStyle }))
  expect(error).toBeNull()
  expect(api.calls()[0]).toMatchObject({ auth: authStyle, status: 200 })
})

it('sends no key where none is wanted, also when the environment has one', async () => {
  vi.stubEnv('ANTHROPIC_API_KEY', 'sk-from-the-environment')
  vi.stubEnv('ANTHROPIC_AUTH_TOKEN', 'token-from-the-environment')
  vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', 'x-api-key: from-custom-headers')
  api.clear()
  await callOnce(testConnectionTo(api.url, { name: 'keyless', authStyle: 'none' }), { key: null })
  expect(api.calls()[0]).toMatchObject({ auth: 'none', status: 401 })
})

it('sends the version that the connection names', async () => {
  api.clear()
  await callOnce(testConnectionTo(api.url, { anthropicVersion: '2023-06-01' }))
  expect(api.calls()[0]?.version).toBe('2023-06-01')
})

it('tells the server which attempt is calling', async () => {
  api.clear()
  await callOnce(testConnectionTo(api.url))
  expect(api.calls()[0]).toMatchObject({ run: 'run-1', node: 'branches', branch: 2, attempt: 1 })
})

it('keeps one client for a connection until its key changes', () => {
  const connection = testConnectionTo('http://127.0.0.1:9')
  const client = clientOf(connection, 'a')
  expect(clientOf(connection, 'a')).toBe(client)
  expect(clientOf(connection, 'b')).not.toBe(client)
})

it('says that a server which is not running cannot be reached, and that nothing was billed', async () => {
  const { error } = await callOnce(testConnectionTo('http://127.0.0.1:1'))
  expect(error).toMatchObject({ code: 'unreachable', details: { retryable: true } })
  expect(error?.details.possiblyBilled ?? false).toBe(false)
})
