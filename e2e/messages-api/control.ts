import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CallLog } from './call-log'
import { tokensOf } from './frames'
import { readCall, readJson } from './read-call'
import type { ScriptBook, ScriptInput } from './script'

/** What a test in another process sets and asks: `POST /script` with `{scripts}`, `GET /log`, `DELETE /log`. */
export async function control(
  request: IncomingMessage,
  response: ServerResponse,
  book: ScriptBook,
  log: CallLog,
): Promise<void> {
  const route = `${request.method} ${request.url}`
  switch (route) {
    case 'POST /script': {
      // Checked by the script book, script by script.
      const { scripts } = (await readJson(request)) as { scripts: ScriptInput[] }
      book.replace(scripts)
      return sendJson(response, 200, { scripts: scripts.length })
    }
    case 'POST /v1/messages/count_tokens': {
      const { call } = await readCall(request)
      return sendJson(response, 200, { input_tokens: tokensOf(call.text).length })
    }
    case 'GET /log':
      return sendJson(response, 200, log.lines())
    case 'DELETE /log':
      log.clear()
      return sendJson(response, 200, {})
    default:
      sendJson(response, 404, { type: 'error', error: { type: 'not_found_error', message: `There is no ${route}` } })
  }
}

export function sendJson(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
