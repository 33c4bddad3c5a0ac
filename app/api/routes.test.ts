import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { POST as aggregate } from '@/app/api/v1/aggregate/route'
import { GET as getHealth } from '@/app/api/health/route'
import { POST as again } from '@/app/api/v1/runs/[runId]/again/route'
import { POST as rerun } from '@/app/api/v1/runs/[runId]/nodes/[nodeId]/branches/[index]/rerun/route'
import { POST as reaggregate } from '@/app/api/v1/runs/[runId]/nodes/[nodeId]/reaggregate/route'
import { GET as getRun } from '@/app/api/v1/runs/[runId]/route'
import { GET as getOpenApi } from '@/app/api/v1/openapi.json/route'
import { DELETE, GET, PUT } from '@/app/api/v1/workflows/[workflowId]/route'
import { GET as list, POST as create } from '@/app/api/v1/workflows/route'
import { runViewSchema } from '@/lib/actions/api-schemas'
import { createRun } from '@/lib/db/runs'
import { withTestDatabase } from '@/lib/db/test-database'
import { startRun } from '@/lib/runs/start-run'
import { waitForRun } from '@/lib/runs/wait-for-run'

withTestDatabase()

const document = {
  format: 'parallax.workflow/1',
  name: 'Over HTTP',
  nodes: [{ id: 'note', type: 'note', position: { x: 0, y: 0 }, data: { label: 'Note', text: '' } }],
  edges: [],
}

type Sent = { method?: string; body?: unknown; headers?: Record<string, string>; path?: string }

function request({ method = 'GET', body, headers = {}, path = '/api/v1/workflows' }: Sent = {}): Request {
  const sent = typeof body === 'string' ? body : JSON.stringify(body)
  return new Request(`http://127.0.0.1:3000${path}`, {
    method,
    headers: { host: '127.0.0.1:3000', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: sent }),
  })
}

const none = { params: Promise.resolve({}) }
const of = (workflowId: string) => ({ params: Promise.resolve({ workflowId }) })

async function created(): Promise<string> {
  const response = await create(request({ method: 'POST', body: document }), none)
  return ((await response.json()) as { id: string }).id
}

describe('a workflow over HTTP', () => {
  it('is created, read back unchanged, listed and deleted', async () => {
    const response = await create(request({ method: 'POST', body: document }), none)
    expect(response.status).toBe(201)
    const { id, revision } = (await response.json()) as { id: string; revision: number }
    expect(revision).toBe(1)
    expect(response.headers.get('location')).toBe(`/api/v1/workflows/${id}`)

    const read = await GET(request(), of(id))
    expect(read.headers.get('etag')).toBe('"1"')
    expect(read.headers.get('cache-control')).toBe('no-store')
    expect(await read.json()).toEqual(document)
    expect(await (await list(request(), none)).json()).toMatchObject({
      workflows: [{ id, name: 'Over HTTP', revision: 1 }],
    })

    expect((await DELETE(request({ method: 'DELETE' }), of(id))).status).toBe(204)
    const gone = await GET(request(), of(id))
    expect(gone.status).toBe(404)
    expect(await gone.json()).toMatchObject({ code: 'not_found', status: 404 })
  })

  it('is saved over the revision that If-Match names, and no save is lost', async () => {
    const id = await created()
    const save = (name: string, ifMatch?: string) =>
      PUT(
        request({ method: 'PUT', body: { ...document, name }, headers: ifMatch ? { 'if-match': ifMatch } : {} }),
        of(id),
      )
    const first = await save('First', '"1"')
    expect(first.headers.get('etag')).toBe('"2"')
    expect(await first.json()).toEqual({ id, revision: 2 })

    const late = await save('Second', '"1"')
    expect(late.status).toBe(409)
    expect(await late.json()).toMatchObject({ code: 'revision_conflict' })
    expect(await (await GET(request(), of(id))).json()).toMatchObject({ name: 'First' })

    expect((await save('No revision named')).status).toBe(428)
    expect((await save('Any revision', '*')).status).toBe(428)
  })

  it('is refused with every reason and its path', async () => {
    const response = await create(
      request({ method: 'POST', body: { ...document, nodes: [{ id: '1' }], extra: 1 } }),
      none,
    )
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const { code, issues } = (await response.json()) as { code: string; issues: { path: string }[] }
    expect(code).toBe('invalid_document')
    expect(issues.map(({ path }) => path)).toContain('extra')
  })
})

describe('a body', () => {
  const post = (sent: Sent) => create(request({ method: 'POST', ...sent }), none)

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'that is called %j is not read as JSON',
    async (type) => {
      expect((await post({ body: document, headers: { 'content-type': type } })).status).toBe(415)
    },
  )

  it('that is no JSON is a bad request', async () => {
    const response = await post({ body: '{"format": ' })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'invalid_json' })
  })

  it('of more than 5 MB is refused, whatever length it claims', async () => {
    expect((await post({ body: `"${'x'.repeat(5 * 1024 * 1024)}"` })).status).toBe(413)
    expect((await post({ body: '""', headers: { 'content-length': '9999999' } })).status).toBe(413)
  })

  it('that is missing says what is missing', async () => {
    expect((await post({})).status).toBe(422)
  })
})

describe('a forged request', () => {
  const attempts: [string, Record<string, string>, number][] = [
    ['from another site', { origin: 'https://evil.example' }, 403],
    ['from a sandboxed frame', { origin: 'null' }, 403],
    ['from another port of this machine', { origin: 'http://127.0.0.1:8080' }, 403],
    ['that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['that the browser calls same-site', { 'sec-fetch-site': 'same-site' }, 403],
    ['with a forged forwarded host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, 403],
    ['under a foreign host', { host: 'evil.example' }, 421],
    [
      'under a foreign host with a forged forwarded one',
      { host: 'evil.example', 'x-forwarded-host': '127.0.0.1:3000' },
      421,
    ],
  ]

  it.each(attempts)('%s changes nothing', async (_, headers, status) => {
    const id = await created()
    const posted = await create(request({ method: 'POST', body: document, headers }), none)
    const put = await PUT(
      request({ method: 'PUT', body: document, headers: { ...headers, 'if-match': '"1"' } }),
      of(id),
    )
    const deleted = await DELETE(request({ method: 'DELETE', headers }), of(id))
    expect([posted.status, put.status, deleted.status]).toEqual([status, status, status])
    expect((await GET(request(), of(id))).headers.get('etag')).toBe('"1"')
  })

  it('gets past no handler of any route, also not of one added tomorrow', async () => {
    const params = Promise.resolve({ workflowId: 'any', runId: 'any', nodeId: 'any' })
    for (const { file, handlers } of await routeFiles()) {
      for (const [method, handler] of Object.entries(handlers)) {
        const foreignHost = await handler(request({ method, headers: { host: 'evil.example' } }), { params })
        expect(foreignHost.status, `${method} ${file}`).toBe(421)
        if (method === 'GET') continue
        const foreignOrigin = await handler(request({ method, headers: { origin: 'https://evil.example' } }), {
          params,
        })
        expect(foreignOrigin.status, `${method} ${file}`).toBe(403)
      }
    }
  })

  it('is told from a page of ours', async () => {
    const headers = { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }
    expect((await create(request({ method: 'POST', body: document, headers }), none)).status).toBe(201)
  })
})

it('a run over HTTP has the form that is described', async () => {
  const workflowId = await created()
  const graph = { nodes: [], edges: [] }
  const run = { workflowId, workflowName: 'W', graph, inputs: {}, maxCostUsd: null, idempotencyKey: null }
  const { runId } = await createRun(run)
  const view: unknown = await (await getRun(request(), { params: Promise.resolve({ runId }) })).json()
  expect(runViewSchema.parse(view)).toEqual(view)
})

describe('aggregating a settled run another way', () => {
  const aggregateOf = (nodes: { id: string; type: string; data: object }[]) =>
    nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } }))
  const graph = {
    nodes: aggregateOf([
      { id: 'ask', type: 'prompt', data: { label: 'Ask', prompt: 'Ask.', model: 'offline/extract' } },
      { id: 'join', type: 'aggregate', data: { label: 'Join', rule: 'concatenate' } },
    ]),
    edges: [{ id: 'ask-join', source: 'ask', target: 'join' }],
  }

  async function settledRun(): Promise<string> {
    const response = await create(request({ method: 'POST', body: { ...document, ...graph } }), none)
    const { id } = (await response.json()) as { id: string }
    const { runId } = await startRun({ workflowId: id, inputs: {} })
    await waitForRun(runId, 10_000)
    return runId
  }
  const post = async (runId: string, body: unknown, nodeId = 'join') => {
    const context = { params: Promise.resolve({ runId, nodeId }) }
    const response = await reaggregate(request({ method: 'POST', body }), context)
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
  }

  it('answers with the other result, and the run then has it beside its own', async () => {
    const runId = await settledRun()
    const { status, answer } = await post(runId, { rule: 'sectionJoin' })
    expect(status).toBe(202)
    expect(answer).toMatchObject({ aggregation: { rule: 'sectionJoin' } })
    const view: unknown = await (await getRun(request(), { params: Promise.resolve({ runId }) })).json()
    expect(runViewSchema.parse(view)).toEqual(view)
    expect(view).toMatchObject({ nodes: [{}, { aggregation: { rule: 'concatenate' }, reaggregations: [answer] }] })
  })

  it('refuses what cannot be done, with where and why', async () => {
    const runId = await settledRun()
    expect(await post(runId, { rule: 'best' })).toMatchObject({ status: 422, answer: { issues: [{ path: 'rule' }] } })
    expect(await post(runId, { rule: 'sectionJoin', option: {} })).toMatchObject({
      status: 422,
      answer: { issues: [{ path: 'option' }] },
    })
    expect(await post(runId, { rule: 'synthesize' })).toMatchObject({
      status: 422,
      answer: { code: 'invalid_reaggregation', issues: [{ path: 'rule', code: 'calls_model', nodeId: 'join' }] },
    })
    expect((await post(runId, { rule: 'sectionJoin' }, 'gone')).status).toBe(404)
    expect((await post('gone', { rule: 'sectionJoin' })).status).toBe(404)
  })
})

describe('running a branch of a settled run again', () => {
  const nodes = [
    { id: 'ask', type: 'prompt', data: { label: 'Ask', prompt: 'Ask.', model: 'offline/extract' } },
    { id: 'end', type: 'output', data: { label: 'End' } },
  ].map((node) => ({ ...node, position: { x: 0, y: 0 } }))
  const graph = { nodes, edges: [{ id: 'ask-end', source: 'ask', target: 'end' }] }

  async function settledRun(): Promise<string> {
    const response = await create(request({ method: 'POST', body: { ...document, ...graph } }), none)
    const { id } = (await response.json()) as { id: string }
    const { runId } = await startRun({ workflowId: id, inputs: {} })
    await waitForRun(runId, 10_000)
    return runId
  }
  type Answer = { status: number; answer: Record<string, unknown> }
  const answerOf = async (response: Response): Promise<Answer> => ({
    status: response.status,
    answer: (await response.json()) as Record<string, unknown>,
  })
  const rerunIt = async (runId: string, index: string, sent: Sent = {}) =>
    answerOf(
      await rerun(request({ method: 'POST', ...sent }), { params: Promise.resolve({ runId, nodeId: 'ask', index }) }),
    )
  const goOn = async (runId: string, body: unknown) =>
    answerOf(await again(request({ method: 'POST', body }), { params: Promise.resolve({ runId }) }))

  it('answers with the new run, once for a key, and the new run says what it goes on from', async () => {
    const runId = await settledRun()
    const key = { 'idempotency-key': 'once' }
    const { status, answer } = await rerunIt(runId, '0', { headers: key })
    expect(status).toBe(202)
    expect(await rerunIt(runId, '0', { headers: key, body: {} })).toMatchObject({
      status: 202,
      answer: { id: answer.id },
    })
    await waitForRun(String(answer.id), 10_000)
    const view: unknown = await (
      await getRun(request(), { params: Promise.resolve({ runId: String(answer.id) }) })
    ).json()
    expect(runViewSchema.parse(view)).toEqual(view)
    expect(view).toMatchObject({ basedOn: { runId }, nodes: [{ branches: [{ attempt: 1 }] }, {}] })
  })

  it('refuses what cannot be done, with where and why', async () => {
    const runId = await settledRun()
    expect(await rerunIt(runId, '7')).toMatchObject({ status: 404, answer: { code: 'branch_not_found' } })
    expect((await rerunIt(runId, 'first')).status).toBe(422)
    expect((await rerunIt('gone', '0')).status).toBe(404)
    expect(await goOn(runId, {})).toMatchObject({ status: 422, answer: { code: 'nothing_to_redo' } })
    expect(await goOn(runId, { redo: [{ node: 'ask' }] })).toMatchObject({ status: 422 })
    const { status, answer } = await goOn(runId, { redo: [{ nodeId: 'ask' }] })
    expect(status).toBe(202)
    await waitForRun(String(answer.id), 10_000)
  })
})

describe('the aggregation alone', () => {
  const call = async (body: unknown) => {
    const response = await aggregate(request({ method: 'POST', body }), none)
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
  }

  it('counts votes', async () => {
    const branches = ['Yes', 'no', 'yes'].map((output) => ({ output }))
    const { status, answer } = await call({
      rule: 'plurality',
      branches,
      answer: { type: 'choice', choices: ['Yes', 'No'] },
    })
    expect(status).toBe(200)
    expect(answer).toMatchObject({ rule: 'plurality', outcome: 'decided', value: 'Yes' })
  })

  it('takes numbers for numbers, and leaves out what did not succeed', async () => {
    const branches = [
      { output: 10 },
      { output: '20' },
      { output: 30 },
      { label: 'Late', status: 'failed', output: null },
    ]
    const { answer } = await call({ rule: 'median', branches })
    expect(answer).toMatchObject({ outcome: 'decided', value: 20, excluded: [{ index: 3, label: 'Late' }] })
  })

  it('combines several numbers at once', async () => {
    const branches = ['[1, 2]', '[1, 2]', '[7, 9]'].map((output) => ({ output }))
    const { answer } = await call({ rule: 'geometricMedian', branches, answer: { type: 'json', schema: {} } })
    expect(answer).toMatchObject({ outcome: 'decided', value: [1, 2], raterAgreement: { items: 2, raters: 3 } })
  })

  it.each([
    ['an unknown rule', { rule: 'best', branches: [] }, 'rule'],
    ['an unknown key', { rule: 'mean', branches: [], weights: [] }, 'weights'],
    ['an unknown key of a branch', { rule: 'mean', branches: [{ output: 1, model: 'x' }] }, 'branches.0.model'],
    ['a branch without an output', { rule: 'mean', branches: [{}] }, 'branches.0.output'],
    ['an unknown option', { rule: 'mean', options: { power: 2 }, branches: [] }, 'options.power'],
    [
      'an answer that the rule does not combine',
      { rule: 'mean', branches: [], answer: { type: 'choice', choices: ['a', 'b'] } },
      'answer.type',
    ],
    ['a rule that calls a model', { rule: 'synthesize', branches: [] }, 'rule'],
    ['a rule that lets models judge', { rule: 'judgePairwise', branches: [{ output: 'a' }] }, 'rule'],
    [
      'a tie that a model is to break',
      { rule: 'plurality', options: { ties: ['judge'] }, branches: [] },
      'options.ties',
    ],
    ['an answer that a model is to mend', { rule: 'mean', options: { repair: true }, branches: [] }, 'options.repair'],
  ])('refuses %s', async (_, body, path) => {
    const { status, answer } = await call(body)
    expect(status).toBe(422)
    expect(answer).toMatchObject({ code: 'invalid_input', issues: [{ path }] })
  })
})

it('says that it is ready', async () => {
  const response = await getHealth(request({ path: '/api/health' }), none)
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    status: 'ok',
    version: expect.any(String),
    database: 'ok',
    engine: 'embedded',
  })
})

describe('the description of the API', () => {
  type Description = {
    paths: Record<string, Record<string, unknown>>
    components: { schemas: Record<string, unknown> }
  }
  const read = async () => (await (await getOpenApi(request(), none)).json()) as Description

  it('describes the calls that there are, and no other', async () => {
    const { paths } = await read()
    const described = Object.entries(paths).flatMap(([path, item]) =>
      ['get', 'post', 'put', 'delete']
        .filter((method) => method in item)
        .map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.sort()).toEqual((await routes()).sort())
  })

  it('refers to nothing that is not in it', async () => {
    const description = await read()
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    )
    expect(new Set(references).size).toBeGreaterThan(5)
    for (const name of references) expect(description.components.schemas).toHaveProperty([name ?? ''])
    expect(JSON.stringify(description)).not.toContain('__shared')
  })
})

/** `GET /api/v1/runs/{runId}` for every handler of the public API. */
async function routes(): Promise<string[]> {
  // Without the stream of the app's own pages, whose form may change with them.
  const ofApi = (await routeFiles()).filter(({ file }) => !file.startsWith('runs/'))
  return ofApi.flatMap(({ file, handlers }) => {
    const path = `/api/${file.replace(/\/route\.ts$/, '')}`.replaceAll('[', '{').replaceAll(']', '}')
    return Object.keys(handlers).map((method) => `${method} ${path}`)
  })
}

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>

/** Found, not listed. */
async function routeFiles(): Promise<{ file: string; handlers: Record<string, Handler> }[]> {
  const files = readdirSync('app/api', { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
  const ofRoutes = files.filter((file) => file.endsWith('/route.ts'))
  return Promise.all(
    ofRoutes.map(async (file) => {
      const exported = (await import(join(process.cwd(), 'app/api', file))) as Record<string, Handler>
      return { file, handlers: Object.fromEntries(Object.entries(exported).filter(([name]) => /^[A-Z]+$/.test(name))) }
    }),
  )
}
