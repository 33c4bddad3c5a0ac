import { afterAll, beforeAll, expect, it } from 'vitest'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { anthropicConnection, type ConnectionSource } from './connection'
import { createGenerate } from './create-generate'
import { testConnectionTo, testKey, testRequest } from './test-call'

let api: MessagesApi
beforeAll(async () => {
  api = await startMessagesApi({ key: testKey, scripts: [{ text: 'Growth is slow.' }] })
})
afterAll(() => api.close())

const call = {
  key: { runId: 'run', nodeId: 'ask', branch: 0, attempt: 1 },
  signal: new AbortController().signal,
  onText: () => undefined,
}
const source = (): ConnectionSource => ({
  list: async () => [anthropicConnection({}), testConnectionTo(api.url)],
  keyOf: async (name) => (name === 'scripted' ? testKey : null),
})

it('calls the connection that the first half of the reference names', async () => {
  const generation = await createGenerate(source())(testRequest, call)
  expect(generation).toMatchObject({ text: 'Growth is slow.', model: 'scripted-model', costUsd: null })
  expect(generation.usage).toMatchObject({ outputTokens: 3 })
})

it('computes with an offline model in this process', async () => {
  api.clear()
  const segments = [
    { kind: 'instruction' as const, source: null, text: 'What do prices do?' },
    { kind: 'material' as const, source: 'notes', text: 'Prices rise every spring. The office is in Oslo.' },
  ]
  const generation = await createGenerate(source())({ ...testRequest, model: 'offline/extract', segments }, call)
  expect(generation.text).toContain('not an LLM')
  expect(api.calls()).toEqual([])
})

it('names the connections there are when one is missing', async () => {
  const generate = createGenerate(source())
  await expect(generate({ ...testRequest, model: 'lab/model' }, call)).rejects.toMatchObject({
    code: 'unknown_connection',
    message: expect.stringContaining('anthropic, scripted, offline'),
    details: { retryable: false },
  })
})

it('asks for a key before it calls without one', async () => {
  const generate = createGenerate(source())
  await expect(generate({ ...testRequest, model: 'anthropic/claude-sonnet-5-5' }, call)).rejects.toMatchObject({
    code: 'no_key',
    details: { retryable: false, scope: 'connection' },
  })
})
