import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ScriptInput } from '../../e2e/messages-api/script'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import type { Connection } from './connection'
import { testConnection } from './test-connection'
import { testConnectionTo, testKey } from './test-call'

let api: MessagesApi
beforeAll(async () => {
  api = await startMessagesApi({ key: testKey })
})
afterAll(() => api.close())
beforeEach(() => api.clear())

const now = Date.UTC(2026, 10, 29)
const report = (script: ScriptInput, key: string | null = testKey) => {
  api.script([script])
  return testConnection(testConnectionTo(api.url), key, { now })
}

it('finds a connection that works, and says how soon the first words came and what it used', async () => {
  const { firstWordsMs, features, spent, ...rest } = await report({ text: 'ready', firstWordMs: 30 })
  expect(rest).toEqual({ ok: true, reachable: true, model: 'scripted-model', problems: [], wantsHeader: null })
  expect(firstWordsMs).toBeGreaterThanOrEqual(30)
  expect(features).toMatchObject({ testedAt: now, model: 'scripted-model', headerStyle: 'bearer' })
  expect(spent?.calls).toBe(8)
  expect(spent?.usage?.outputTokens).toBe(7)
  expect(spent?.costUsd).toBeNull()
})

it('counts a server that does not count tokens as working, and says what that means', async () => {
  const { ok, problems } = await report({ mode: 'missingUsage', text: 'ready' })
  expect(ok).toBe(true)
  expect(problems).toEqual(['The server does not count tokens, so runs cannot show what they use.'])
})

it('says that a wrong key is refused, and learns nothing from that', async () => {
  expect(await report({}, 'another-key')).toMatchObject({
    ok: false,
    reachable: true,
    problems: ['Scripted server does not accept the key. Enter a valid one under Settings.'],
    features: null,
    wantsHeader: null,
  })
})

it('says that a page is not a stream', async () => {
  const { ok, problems } = await report({ mode: 'htmlInsteadOfStream' })
  expect(ok).toBe(false)
  expect(problems[0]).toContain('text/html')
})

it('says that nobody answers', async () => {
  const found = await testConnection(testConnectionTo('http://127.0.0.1:1'), testKey, { now })
  expect(found).toMatchObject({ ok: false, reachable: false })
})

it('asks for what is missing before it calls', async () => {
  expect((await report({}, null)).problems).toEqual(['Enter a key for Scripted server first.'])
  const nameless = await testConnection(testConnectionTo(api.url, { models: [] }), testKey, { now })
  expect(nameless.problems).toEqual(['Name at least one model that this connection offers.'])
  expect(api.calls()).toEqual([])
})

describe('what a server understands', () => {
  /** Of a server of its own, with what it was asked. */
  async function featuresOf(options: Parameters<typeof startMessagesApi>[0], connection: Partial<Connection> = {}) {
    const server = await startMessagesApi(options)
    const found = await testConnection(testConnectionTo(server.url, connection), testKey, { now })
    await server.close()
    return found
  }

  const words: ScriptInput = { when: { text: 'six words' }, text: 'one two three four five six', tokensPerSecond: 100 }

  it('is all of it where every answer shows it', async () => {
    const reset = { 'anthropic-ratelimit-requests-reset': new Date(Date.now() + 60_000).toISOString() }
    const { features } = await featuresOf({
      scripts: [
        { ...words, headers: { 'anthropic-ratelimit-requests-remaining': '9', ...reset } },
        { when: { field: 'output_config.format' }, text: '{"colour":"periwinkle-seven"}' },
        { when: { field: 'output_config.effort' }, text: 'effort' },
        { when: { text: 'word: cache' }, text: 'cache', counters: { cache_creation_input_tokens: 0 } },
        { when: { text: 'which stone' }, mode: 'citedDocument' },
        { when: { text: 'Search the web' }, mode: 'webSearch' },
        { when: { text: 'output of B1' }, text: 'quartz-marigold' },
      ],
    })
    expect(features).toMatchObject({
      ...{ streaming: 'yes', jsonSchema: 'yes', effort: 'yes', tokenCounting: 'yes', promptCache: 'yes' },
      ...{ citations: 'yes', webSearch: 'yes', toolResults: 'yes', rateHeaders: 'yes' },
    })
  })

  const noCounters = { cache_read_input_tokens: null, cache_creation_input_tokens: null }

  it('is nothing of it where fields are ignored in silence, however well it answers', async () => {
    const { ok, features } = await featuresOf({
      countsTokens: false,
      scripts: [words, { text: 'Certainly! Blue is a colour.', counters: noCounters }],
    })
    expect(ok).toBe(true)
    expect(features).toMatchObject({
      ...{ streaming: 'yes', jsonSchema: 'no', tokenCounting: 'no', promptCache: 'no', citations: 'no' },
      ...{ webSearch: 'no', toolResults: 'no', rateHeaders: 'no' },
    })
  })

  it('is not what it refuses', async () => {
    const refuse = (field: string): ScriptInput => ({ when: { field }, mode: 'status', status: 400 })
    const { ok, features } = await featuresOf({ scripts: [refuse('output_config'), refuse('tools'), words] })
    expect(ok).toBe(true)
    expect(features).toMatchObject({ jsonSchema: 'no', effort: 'no', webSearch: 'no', toolResults: 'no' })
  })

  it('stays unknown where it is too busy to say', async () => {
    const { features } = await featuresOf({
      scripts: [
        words,
        { when: { field: 'output_config' }, mode: 'overloaded' },
        { stopReason: 'max_tokens', text: 'So' },
      ],
    })
    expect(features).toMatchObject({ jsonSchema: 'unknown', effort: 'unknown', citations: 'unknown' })
  })

  it('is asked with the other header where the first is refused, and the report says so', async () => {
    const found = await featuresOf({ keyHeader: 'x-api-key', scripts: [words] })
    expect(found).toMatchObject({ ok: true, wantsHeader: 'x-api-key', features: { headerStyle: 'x-api-key' } })
    expect(found.problems[0]).toBe('Scripted server wants its key as x-api-key.')
    expect(found.spent?.calls).toBe(9)
  })
})
