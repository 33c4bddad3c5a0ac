import { afterEach, beforeEach, expect, it } from 'vitest'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { callOnce, testConnectionTo } from './test-call'

let api: MessagesApi
beforeEach(async () => void (api = await startMessagesApi()))
afterEach(() => api.close())

async function heard(): Promise<string[]> {
  const told: string[] = []
  await callOnce(testConnectionTo(api.url), {
    patience: { idleMs: 200 },
    onAccepted: () => void told.push('accepted'),
    onBegun: () => void told.push('begun'),
    onText: () => void told.push('words'),
  })
  return [...new Set(told)]
}

it('says that an answer has begun at its first event, before its words', async () => {
  expect(await heard()).toEqual(['accepted', 'begun', 'words'])
})

it('does not take headers for the beginning of an answer, nor an error', async () => {
  api.script([{ mode: 'stallAfterHeaders' }])
  expect(await heard()).toEqual(['accepted'])
  api.script([{ mode: 'overloaded' }])
  expect(await heard()).toEqual([])
})
