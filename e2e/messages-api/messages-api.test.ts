import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { startMessagesApi, type MessagesApi } from './start-messages-api'

let api: MessagesApi | null = null
afterEach(async () => {
  await api?.close()
  api = null
})

const ask = (url: string, model: string, content = 'Hello', headers: Record<string, string> = {}) =>
  fetch(`${url}/v1/messages`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ model, messages: [{ role: 'user', content }] }),
  })

it('chooses the first script that fits and is not used up', async () => {
  api = await startMessagesApi({
    scripts: [
      { when: { model: 'weak' }, times: 2, mode: 'overloaded' },
      { when: { text: 'weather' }, text: 'Rain in {model}.' },
      { text: 'Hello there.' },
    ],
  })
  const { url } = api
  const statuses = [await ask(url, 'weak'), await ask(url, 'weak'), await ask(url, 'weak')].map(
    (response) => response.status,
  )
  expect(statuses).toEqual([529, 529, 200])
  expect(await (await ask(url, 'm', 'the weather?')).text()).toContain('"text":" m."')
})

it('plays the words at their pace', async () => {
  api = await startMessagesApi({ scripts: [{ firstWordMs: 100, tokensPerSecond: 100, tokens: 20 }] })
  const beganAt = performance.now()
  await (await ask(api.url, 'm')).text()
  const durationMs = performance.now() - beganAt
  expect(durationMs).toBeGreaterThan(290)
  expect(durationMs).toBeLessThan(600)
})

it('says the same words for the same seed', async () => {
  const answers: string[] = []
  for (const seed of [7, 7, 8]) {
    const seeded = await startMessagesApi({ seed })
    answers.push(await (await ask(seeded.url, 'm')).text())
    await seeded.close()
  }
  expect(answers[0]).toBe(answers[1])
  expect(answers[0]).not.toBe(answers[2])
})

it('logs who called, how it proved itself, and whether it stayed to the end; never the key', async () => {
  const logFile = join(tmpdir(), `messages-api-${process.pid}.jsonl`)
  api = await startMessagesApi({ logFile, scripts: [{ when: { attempt: 2 }, mode: 'noHeaders' }] })
  const marks = (attempt: string) => ({
    'x-parallax-run': 'r',
    'x-parallax-node': 'n',
    'x-parallax-branch': '3',
    'x-parallax-attempt': attempt,
  })
  await (await ask(api.url, 'm', 'Hello', { ...marks('1'), 'x-api-key': 'secret-key' })).text()
  const leaving = new AbortController()
  const left = fetch(`${api.url}/v1/messages`, {
    method: 'POST',
    headers: marks('2'),
    body: JSON.stringify({ model: 'm', messages: [] }),
    signal: leaving.signal,
  }).catch(() => null)
  await vi.waitFor(() => expect(api?.calls()).toHaveLength(2))
  leaving.abort()
  await left
  await vi.waitFor(() => expect(api?.calls()[1]?.outcome).toBe('aborted'))
  expect(api.calls()[0]).toMatchObject({
    run: 'r',
    node: 'n',
    branch: 3,
    attempt: 1,
    auth: 'x-api-key',
    status: 200,
    outcome: 'finished',
  })
  const lines = readFileSync(logFile, 'utf8')
  expect(lines.trim().split('\n')).toHaveLength(4)
  expect(lines).not.toContain('secret-key')
})

it('is scripted and read over HTTP by tests in other processes', async () => {
  api = await startMessagesApi()
  const { url } = api
  const told = await fetch(`${url}/script`, {
    method: 'POST',
    body: JSON.stringify({ scripts: [{ mode: 'badGateway' }] }),
  })
  expect(told.status).toBe(200)
  expect((await ask(url, 'm')).status).toBe(502)
  expect(await (await fetch(`${url}/log`)).json()).toMatchObject([{ model: 'm', status: 502 }])
  await fetch(`${url}/log`, { method: 'DELETE' })
  expect(await (await fetch(`${url}/log`)).json()).toEqual([])
  const wrong = await fetch(`${url}/script`, {
    method: 'POST',
    body: JSON.stringify({ scripts: [{ mode: 'sunshine' }] }),
  })
  expect(wrong.status).toBe(400)
})
