import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCallLog, type CallLine } from './call-log'
import { control, sendJson } from './control'
import { modes } from './modes'
import { createPacer } from './pacer'
import { answerTo } from './plan'
import { createPromptCache } from './prompt-cache'
import { readCall } from './read-call'
import { createScriptBook, type IncomingCall, type ScriptInput } from './script'
import { sendPlan } from './send-plan'

export type MessagesApi = {
  url: string
  /** Replaces every script; the counting of `times` begins anew. */
  script: (scripts: readonly ScriptInput[]) => void
  calls: () => readonly CallLine[]
  /** The requests as they were sent. Never in a file: they hold prompts. */
  bodies: () => readonly IncomingCall['body'][]
  /** Forgets the calls so far. */
  clear: () => void
  close: () => Promise<void>
}

type Options = {
  port?: number
  logFile?: string
  key?: string
  keyHeader?: CallLine['auth']
  countsTokens?: boolean
  seed?: number
  scripts?: readonly ScriptInput[]
  cacheMinimumTokens?: number
}

/**
 * A server that speaks the Messages API by script, over real sockets. Tests in other processes set it up over HTTP, see `control.ts`.
 *
 * @param options `key`: any other key is answered 401, and so is one in another header than `keyHeader`. `seed`: chooses the words
 * where a script gives no text. `countsTokens`: false for a server that does not count the tokens of a request. `cacheMinimumTokens`: from how
 * many words on a marked beginning of a prompt is kept, see `prompt-cache.ts`.
 */
export async function startMessagesApi(options: Options = {}): Promise<MessagesApi> {
  const log = createCallLog(options.logFile)
  const book = createScriptBook(options.scripts ?? [])
  const pacer = createPacer()
  const cache = createPromptCache(options.cacheMinimumTokens ?? 1024)
  let calls = 0
  let bodies: IncomingCall['body'][] = []

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { call, auth, key, version } = await readCall(request)
    const script = book.choose(call)
    bodies.push(call.body)
    const wrongHeader = options.keyHeader !== undefined && auth !== options.keyHeader
    const wrongKey = wrongHeader || (options.key !== undefined && key !== options.key)
    const { mode, ...manner } = wrongKey ? { ...script, mode: 'status' as const, status: 401 } : script
    calls += 1
    const { usage, fill } = cache.look(call, key)
    const plan = modes[mode](answerTo(manner, call, usage, (options.seed ?? 1) + calls))
    const { cache_read_input_tokens: cacheRead = 0, cache_creation_input_tokens: cacheWritten = 0 } = usage
    const { model, run, node, branch, attempt } = call
    const line: CallLine = {
      ...{ id: calls, model, run, node, branch, attempt, auth, version },
      ...{ cacheRead, cacheWritten },
      ...{ beganAt: Date.now(), endedAt: null, status: plan.status, outcome: 'open' },
    }
    log.began(line)
    sendPlan(response, plan, pacer, {
      begun: () => (plan.status === 200 ? fill() : undefined),
      over: (outcome) => {
        line.outcome = outcome
        line.endedAt = Date.now()
        log.ended(line)
      },
    })
  }

  const server = createServer((request, response) => {
    const isCall = request.method === 'POST' && request.url === '/v1/messages'
    const isCount = request.url === '/v1/messages/count_tokens'
    if (isCount && options.countsTokens === false) return sendJson(response, 404, { message: 'There is no such path.' })
    const answered = isCall ? answer(request, response) : control(request, response, book, log)
    answered.catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, 400, { message: String(error) })
    })
  })
  // An idle socket is kept for the next call; the client decides when it goes.
  server.keepAliveTimeout = 60_000
  const address = { port: options.port ?? 0, host: '127.0.0.1', backlog: 4096 }
  await new Promise<void>((resolve) => server.listen(address, resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    script: book.replace,
    calls: log.lines,
    bodies: () => bodies,
    clear: () => {
      log.clear()
      bodies = []
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
