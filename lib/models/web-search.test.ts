import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { callOnce, testConnectionTo, testFeatures, testRequest } from './test-call'

let api: MessagesApi
beforeAll(async () => {
  api = await startMessagesApi()
})
afterAll(() => api.close())
beforeEach(() => api.clear())

const request = { ...testRequest, options: { webSearch: true } }
const call = (options: Parameters<typeof callOnce>[1] = {}) =>
  callOnce(testConnectionTo(api.url, { features: testFeatures({ webSearch: 'yes' }) }), { request, ...options })

const text = 'Prices rose.\nTwo makers left.'

describe('[E56] a search of the web', () => {
  it('gives the answer with the pages that each part of it rests on', async () => {
    api.script([{ mode: 'webSearch', text }])
    const { generation, words } = await call()
    expect(generation).toMatchObject({
      text: `Let me look.\n\n${text}`,
      usage: { webSearchRequests: 1 },
      warnings: [],
      citations: [
        {
          url: 'https://statistics.example/prices',
          title: 'Prices of 2026',
          citedText: 'Prices rose by 4 percent.',
          start: 14,
          end: 27,
        },
        { url: 'https://news.example/market?id=7', start: 27, end: 43 },
      ],
    })
    expect(words).toBe(generation?.text)
  })

  it('that failed is said as a warning, and the answer stands', async () => {
    api.script([{ mode: 'failedSearch', text: 'Nothing was found.' }])
    const { generation } = await call()
    expect(generation?.text).toContain('Nothing was found.')
    expect(generation?.warnings).toEqual(['A search of the web gave nothing: too many requests.'])
    expect(generation).not.toHaveProperty('citations')
  })

  it('goes on after a pause with what came before sent back unchanged, and counts all of it', async () => {
    api.script([
      { mode: 'pausedSearch', times: 2, text: 'x' },
      { mode: 'webSearch', text },
    ])
    const { generation, words } = await call()
    const [, second, third] = api.bodies() as { messages: { role: string; content: object[] }[] }[]
    expect(second?.messages.map(({ role }) => role)).toEqual(['user', 'assistant'])
    expect(second?.messages[1]?.content).toMatchObject([
      { type: 'text', text: 'Let me look.' },
      { type: 'server_tool_use', id: 'srvtoolu_scripted', name: 'web_search', input: { query: 'market prices' } },
      { type: 'web_search_tool_result', content: [{ encrypted_content: 'opaque-result' }, {}] },
    ])
    expect(third?.messages[1]?.content).toHaveLength(6)
    expect(generation?.usage?.webSearchRequests).toBe(3)
    expect(generation?.text.slice(generation.citations?.[0]?.start, generation.citations?.[0]?.end)).toBe(
      'Prices rose.\n',
    )
    expect(words).toBe(generation?.text)
  })

  it('that is paused for ever ends as a failure after five more tries, with what it cost', async () => {
    api.script([{ mode: 'pausedSearch', text: 'x' }])
    const { error } = await call()
    expect(api.calls()).toHaveLength(6)
    expect(error).toMatchObject({ code: 'unfinished_turn', details: { usage: { webSearchRequests: 6 } } })
  })

  it('may be silent longer than words may be', async () => {
    api.script([{ mode: 'webSearch', text, firstWordMs: 400 }])
    const patience = { idleMs: 250 }
    expect((await call({ patience })).generation?.text).toContain('Two makers left.')
    api.script([{ mode: 'silentSearch', text }])
    expect((await call({ patience })).error?.code).toBe('stalled')
  })

  it('is never asked of a server that is not known to search', async () => {
    const { error } = await callOnce(testConnectionTo(api.url), { request })
    expect(error?.code).toBe('no_web_search')
    expect(api.calls()).toEqual([])
  })
})
