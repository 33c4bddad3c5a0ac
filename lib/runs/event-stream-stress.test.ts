import { getEventListeners, once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../e2e/crash/seeded-random'
import { startCuttingProxy } from '../../e2e/live/cutting-proxy'
import { followThrough } from '../../e2e/live/read-events'
import { startMessagesApi, type MessagesApi } from '../../e2e/messages-api/start-messages-api'
import { prismaRunStore } from '../db/run-store'
import { withTestDatabase } from '../db/test-database'
import { createWorkflow } from '../db/workflows'
import type { WorkflowDocument } from '../graph/document'
import { answerEvents } from './answer-events'
import { runEventStream } from './event-stream'
import { runHub } from './run-hub-of-process'
import { shutdown } from './shutdown'
import { startRun } from './start-run'

describe('the event stream under stress', () => {
  withTestDatabase()
  const environment = { ...process.env }
  let api: MessagesApi
  beforeAll(async () => {
    api = await startMessagesApi()
    Object.assign(process.env, { ANTHROPIC_BASE_URL: api.url, ANTHROPIC_API_KEY: 'scripted' })
  })
  afterAll(async () => {
    process.env = environment
    await api.close()
  })

  async function start(): Promise<string> {
    const { id } = await createWorkflow(fortyBranches)
    return (await startRun({ workflowId: id, inputs: {} })).runId
  }

  it('brings every event once through a proxy that cuts it at random bytes, while the run goes on and afterwards', async () => {
    api.script([{ firstWordMs: 20, tokens: 4, tokensPerSecond: 100 }])
    const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const random = seededRandom(1)
    const { port } = server.address() as AddressInfo
    // Now and then so late that the longest event gets through: one that never does would be asked for again and again.
    const proxy = await startCuttingProxy(port, () => (random() < 0.2 ? 500_000 : 300 + Math.floor(random() * 6000)))
    const runId = await start()
    const live = await followThrough(proxy.url, runId)
    const again = await followThrough(proxy.url, runId)
    const stored = (await prismaRunStore.readEvents(runId, 0)).map(({ seq }) => seq)
    expect(stored.length).toBeGreaterThan(80)
    expect([live, again]).toEqual([stored, stored])
    expect(proxy.cuts()).toBeGreaterThan(0)
    proxy.close()
    server.close()
  }, 60_000)

  it('leaves no listener behind, however many readers come and go', async () => {
    api.script([{ firstWordMs: 60_000 }])
    const runId = await start()
    const listeners = () => getEventListeners(shutdown.signal, 'abort').length
    const before = listeners()
    for (let cycle = 0; cycle < 20; cycle += 1) {
      const controller = new AbortController()
      const readers = await Promise.all([1, 2, 3].map(() => runEventStream(runId, 0, controller.signal)))
      if (cycle % 2 === 0) controller.abort()
      else await Promise.all(readers.map(({ body }) => body?.cancel()))
    }
    await expect.poll(() => runHub().followers(runId)).toBe(0)
    expect(listeners()).toBe(before)
  }, 60_000)
})

/** What the route does, without the framework around it. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const leaving = new AbortController()
  response.on('close', () => leaving.abort())
  const lastEventId = String(request.headers['last-event-id'] ?? 0)
  const asked = new Request(url, { headers: { 'last-event-id': lastEventId }, signal: leaving.signal })
  const answer = await answerEvents(url.pathname.split('/')[4] ?? '', asked)
  response.writeHead(answer.status, { connection: 'close' })
  if (answer.body === null) response.end()
  // The two declarations of web streams differ by nothing that matters here.
  else
    Readable.fromWeb(answer.body as unknown as NodeStream)
      .on('error', () => undefined)
      .pipe(response)
}

const position = { x: 0, y: 0 }
const fortyBranches: WorkflowDocument = {
  format: 'parallax.workflow/1',
  name: 'Forty branches',
  nodes: [
    {
      id: 'parts',
      type: 'section',
      position,
      data: {
        label: 'Parts',
        prompt: 'Write about {{section.instruction}}.',
        sections: Array.from({ length: 40 }, (_, at) => ({ label: `Part ${at}`, instruction: `part ${at}` })),
        model: 'anthropic/scripted',
      },
    },
    { id: 'join', type: 'aggregate', position, data: { label: 'Join', rule: 'concatenate' } },
    { id: 'result', type: 'output', position, data: { label: 'Result' } },
  ],
  edges: [
    { id: 'parts-join', source: 'parts', target: 'join' },
    { id: 'join-result', source: 'join', target: 'result' },
  ],
}
