import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NotFoundError } from './not-found-error'
import { problemResponse } from './problem-response'
import { RevisionConflictError } from './revision-conflict-error'
import { toProblem } from './to-problem'

const lines: string[] = []

beforeEach(() => {
  lines.length = 0
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line))
})
afterEach(() => vi.restoreAllMocks())

describe('an error that was foreseen', () => {
  it('keeps its words and is not logged', () => {
    expect(toProblem(new RevisionConflictError(4), 'action')).toMatchObject({
      code: 'revision_conflict',
      kind: 'conflict',
    })
    expect(lines).toEqual([])
  })
})

describe('an error that nobody foresaw', () => {
  const secret = 'sk-canary-7f3a9c51'

  it('becomes one neutral sentence', () => {
    const problem = toProblem(new Error(`Invalid prompt: ${secret}`), 'action')
    expect(problem).toMatchObject({ code: 'internal', kind: 'internal', issues: [] })
    expect(JSON.stringify(problem)).not.toContain(secret)
  })

  it('is logged once, as one line of JSON with its place, without what its message quotes', () => {
    const cause = Object.assign(new Error(`inner ${secret}`), { code: 'SQLITE_FULL' })
    toProblem(new Error(`outer\n${secret}\n    at ${secret} (x:1:1)`, { cause }), 'run.resume')
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('\n')
    expect(lines[0]).not.toContain('canary')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'error',
      where: 'run.resume',
      error: 'Error',
      cause: { code: 'SQLITE_FULL' },
    })
    expect(lines[0]).toContain('to-problem.test.ts')
  })

  it('may be anything that was thrown', () => {
    expect(toProblem(secret, 'action').code).toBe('internal')
    expect(toProblem(undefined, 'action').code).toBe('internal')
    expect(lines.join()).not.toContain(secret)
  })
})

it('answers over HTTP with problem+json and the status of its kind', async () => {
  const response = problemResponse(toProblem(new NotFoundError('run', 'r1'), 'GET /api/v1/runs/r1'))
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toEqual({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'There is no run “r1”. It may have been deleted.',
    code: 'not_found',
    issues: [],
  })
})
