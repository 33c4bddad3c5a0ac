import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { NotFoundError } from '../errors/not-found-error'
import { runAction } from './run-action'

// Next keeps the headers of a request where only a running server can read them.
const sent = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => sent.headers }))

const page = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }
const schema = z.strictObject({ name: z.string().min(1, 'Give it a name.'), size: z.int().default(1) })
const work = vi.fn(async ({ name, size }: { name: string; size: number }) => name.repeat(size))

beforeEach(() => {
  sent.headers = new Headers(page)
  work.mockClear()
})

it('hands the parsed input to the work and its value to the caller', async () => {
  expect(await runAction(schema, { name: 'ab' }, work)).toEqual({ ok: true, value: 'ab' })
})

it('names everything that is wrong with the input, each with its path', async () => {
  const result = await runAction(schema, { name: '', size: 'big', colour: 'red' }, work)
  expect(result).toMatchObject({ ok: false, problem: { code: 'invalid_input', kind: 'invalid' } })
  const issues = result.ok ? [] : result.problem.issues
  expect(issues.map(({ path }) => path).sort()).toEqual(['colour', 'name', 'size'])
  expect(issues).toContainEqual({ path: 'name', code: 'too_small', message: 'Give it a name.' })
  expect(work).not.toHaveBeenCalled()
})

it('turns what the work throws into a problem', async () => {
  const result = await runAction(schema, { name: 'a' }, async () => Promise.reject(new NotFoundError('run', 'r1')))
  expect(result).toMatchObject({ ok: false, problem: { code: 'not_found', kind: 'notFound' } })
})

describe('a forged call', () => {
  it.each([
    ['without an origin', { origin: null, 'sec-fetch-site': null }],
    ['without an origin, but with the word of the browser', { origin: null }],
    ['from a sandboxed frame', { origin: 'null', 'sec-fetch-site': null }],
    ['from another site', { origin: 'https://evil.example', 'sec-fetch-site': null }],
    ['from another port', { origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-site' }],
    ['with a forged forwarded host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
    ['under a foreign host', { host: 'evil.example', origin: 'http://evil.example' }],
    [
      'under a foreign host that claims to be forwarded',
      { host: 'evil.example', 'x-forwarded-host': '127.0.0.1:3000' },
    ],
  ])('%s does nothing', async (_, changes: Record<string, string | null>) => {
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) sent.headers.delete(name)
      else sent.headers.set(name, value)
    }
    const result = await runAction(schema, { name: 'a' }, work)
    expect(result).toMatchObject({ ok: false, problem: { kind: 'forbidden' } })
    expect(work).not.toHaveBeenCalled()
  })
})
