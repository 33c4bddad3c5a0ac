import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCallLog, type CallLine } from './call-log'
import { planOf } from './modes'
import { createPacer } from './pacer'
import { answerTo } from './plan'
import { readJson, readCall } from './read-call'
import { createScriptBook, type ScriptInput } from './script'
import { sendPlan } from './send-plan'

export type MessagesApi = {
  url: string
  /** Replaces every script; the counting of `times` begins anew. */
  script: (scripts: readonly ScriptInput[]) => void
  calls: () => readonly CallLine[]
  clear: () => void
  close: () => Promise<void>
}

/**
 * A server that speaks the Messages API by script, over real sockets. Tests in other processes reach the same controls
 * over HTTP: `POST /script` with `{scripts}`, `GET /log`, `DELETE /log`, `GET /load`.
 *
 * @param options `key`: any other key is answered 401. `seed`: chooses the words where a script gives no text.
 */
export async function startMessagesApi(
  options: { port?: number; logFile?: string; key?: string; seed?: number; scripts?: readonly ScriptInput[] } = {},
): Promise<MessagesApi> {
  const log = createCallLog(options.logFile)
  const book = createScriptBook(options.scripts ?? [])
  const pacer = createPacer()
  let calls = 0

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { call, auth, key, version } = await readCall(request)
    calls += 1
    const wrongKey = options.key !== undefined && key !== options.key
    const script = book.choose(call)
    const planned = answerTo(
      wrongKey ? { ...script, mode: 'status', status: 401 } : script,
      call,
      (options.seed ?? 1) + calls,
    )
    const plan = planOf(planned)
    const { model, run, node, branch, attempt } = call
    const line: CallLine = {
      ...{ id: calls, model, run, node, branch, attempt, auth, version },
      ...{ beganAt: Date.now(), endedAt: null, status: plan.status, outcome: 'open' },
    }
    log.began(line)
    sendPlan(response, plan, pacer, (outcome) => {
      line.outcome = outcome
      line.endedAt = Date.now()
      log.ended(line)
    })
  }

  async function control(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = `${request.method} ${request.url}`
    if (route === 'POST /script') {
      const body = (await readJson(request)) as { scripts: ScriptInput[] }
      book.replace(body.scripts)
      return sendJson(response, 200, { scripts: body.scripts.length })
    }
    if (route === 'GET /log') return sendJson(response, 200, log.lines())
    if (route === 'DELETE /log') {
      log.clear()
      return sendJson(response, 200, {})
    }
    if (route === 'GET /load')
      return sendJson(response, 200, { cpu: process.cpuUsage(), memory: process.memoryUsage() })
    sendJson(response, 404, { type: 'error', error: { type: 'not_found_error', message: `No ${route} here` } })
  }

  const server = createServer((request, response) => {
    const handle = request.url === '/v1/messages' && request.method === 'POST' ? answer : control
    handle(request, response).catch((error: unknown) => sendJson(response, 400, { message: String(error) }))
  })
  // An idle socket is kept for the next call; the client decides when it goes.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) =>
    server.listen({ port: options.port ?? 0, host: '127.0.0.1', backlog: 4096 }, resolve),
  )
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    script: (scripts) => book.replace(scripts),
    calls: () => log.lines(),
    clear: () => log.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
