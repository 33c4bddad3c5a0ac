import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { callOnce, testConnectionTo } from './test-call'

let api: MessagesApi
beforeAll(async () => {
  api = await startMessagesApi()
})
afterAll(() => api.close())

/** Starts a call, aborts it once the server has got that far, and waits until the server has noticed. */
async function abortWhen(mode: 'answer' | 'noHeaders') {
  api.clear()
  api.script([{ mode, tokens: 2000, tokensPerSecond: 50 }])
  const controller = new AbortController()
  const onText = mode === 'answer' ? () => controller.abort() : undefined
  const calling = callOnce(testConnectionTo(api.url), { signal: controller.signal, onText })
  if (mode === 'noHeaders') await vi.waitFor(() => expect(api.calls()).toHaveLength(1), { timeout: 5000 })
  if (mode === 'noHeaders') controller.abort()
  const outcome = await calling
  await vi.waitFor(() => expect(api.calls()[0]?.outcome).toBe('aborted'), { timeout: 1000 })
  return outcome
}

it('[31] an abort before the headers closes the socket within a second', async () => {
  const { error } = await abortWhen('noHeaders')
  expect(error).toMatchObject({
    code: 'cancelled',
    details: { retryable: false, partialText: '', possiblyBilled: true },
  })
})

it('[31] an abort in mid-stream closes the socket within a second and keeps the words that came', async () => {
  const { error, words } = await abortWhen('answer')
  expect(error).toMatchObject({ code: 'cancelled', details: { retryable: false, possiblyBilled: true } })
  expect(error?.details.partialText).toBe(words)
  expect(words).not.toBe('')
})

it('[31] an abort before the call sends nothing', async () => {
  api.clear()
  const { error } = await callOnce(testConnectionTo(api.url), { signal: AbortSignal.abort() })
  expect(error).toMatchObject({ code: 'cancelled', details: { possiblyBilled: false } })
  expect(api.calls()).toEqual([])
})

it('takes its listener off the signal again, so that a thousand calls may share one', async () => {
  api.script([{ tokens: 1 }])
  const { signal } = new AbortController()
  const removed = vi.spyOn(signal, 'removeEventListener')
  await callOnce(testConnectionTo(api.url), { signal })
  expect(removed).toHaveBeenCalledWith('abort', expect.any(Function))
})

it('ends a call that takes longer than its node allows, although words keep coming', async () => {
  api.script([{ tokens: 500, tokensPerSecond: 100 }])
  const { error } = await callOnce(testConnectionTo(api.url), { patience: { wholeMs: 200 } })
  expect(error).toMatchObject({ code: 'timed_out', details: { retryable: true, possiblyBilled: true } })
})
