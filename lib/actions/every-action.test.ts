import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { withTestDatabase } from '../db/test-database'
import type { Result } from '../errors/result'

// Next keeps the headers of a request where only a running server can read them.
const sent = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => sent.headers }))

withTestDatabase()

type Action = (input: unknown) => Promise<Result<unknown>>

const page = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }
const forgeries = [
  { ...page, origin: 'https://evil.example' },
  { ...page, origin: 'null' },
  { host: page.host },
  { ...page, host: 'evil.example' },
]

/** Found, not listed: an action added tomorrow is held to the same. */
const actions = (
  await Promise.all(actionFiles().map((file) => import(file) as Promise<Record<string, Action>>))
).flatMap((module) => Object.entries(module).map(([name, action]) => ({ name, action })))

it('finds the actions', () => {
  expect(actions.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['saveWorkflow', 'startRun', 'saveConnection']),
  )
})

describe.each(actions)('$name', ({ action }) => {
  it('does nothing for a forged request', async () => {
    for (const headers of forgeries) {
      sent.headers = new Headers(headers)
      expect(await action({})).toMatchObject({ ok: false, problem: { kind: 'forbidden' } })
    }
  })

  it('answers what it was not meant to be given with a problem, and never throws', async () => {
    sent.headers = new Headers(page)
    for (const input of [undefined, null, 'text', [], { unknownKey: 1 }]) {
      expect(await action(input)).toMatchObject({ ok: false, problem: { kind: 'invalid' } })
    }
  })
})

/** Every file whose functions a browser can call. */
function actionFiles(): string[] {
  const files = readdirSync(import.meta.dirname).map((name) => join(import.meta.dirname, name))
  return files.filter((file) => file.endsWith('.ts') && readFileSync(file, 'utf8').startsWith("'use server'"))
}
