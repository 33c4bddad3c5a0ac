import { afterAll, beforeAll, expect, it } from 'vitest'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { callOnce, testConnectionTo, testRequest } from './test-call'

let api: MessagesApi
beforeAll(async () => {
  api = await startMessagesApi()
})
afterAll(() => api.close())

const text = 'The market grows by four percent a year.'
const positions = 500

it(`[A5] a socket reset at any of ${positions} places never makes half an answer a whole one`, async () => {
  const outcomes = { whole: 0, lost: 0 }
  for (let from = 0; from < positions; from += 50) {
    const calls = Array.from({ length: 50 }, (_, index) => ({
      model: `at-${from + index}`,
      cutAtByte: (from + index) * 4,
    }))
    api.script(calls.map(({ model, cutAtByte }) => ({ when: { model }, mode: 'resetMidStream', cutAtByte, text })))
    const results = await Promise.all(
      calls.map(({ model }) =>
        callOnce(testConnectionTo(api.url), { request: { ...testRequest, model: `scripted/${model}` } }),
      ),
    )
    for (const { generation, error } of results) {
      if (generation !== null) expect(generation.text).toBe(text)
      else expect(error).toMatchObject({ code: 'connection_lost', details: { retryable: true, possiblyBilled: true } })
      outcomes[generation === null ? 'lost' : 'whole'] += 1
    }
  }
  // Both ends of the range were met: resets before the reason for stopping was said, and after.
  expect(outcomes.lost).toBeGreaterThan(200)
  expect(outcomes.whole).toBeGreaterThan(20)
})
