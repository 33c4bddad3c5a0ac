import { ModelCallError, type AttemptKey, type Generate } from '../engine/model-call'
import type { StreamedAnswer } from './accumulate-stream'
import { buildRequest } from './build-request'
import { isAnthropic } from './base-url'
import { cacheSavingOf } from './cache-saving'
import { classifyError } from './classify-error'
import type { Connection } from './connection'
import { judgeAnswer } from './judge-answer'
import { priceOf } from './price-of'
import { refuseVainSearch } from './refuse-vain-search'
import { streamMessage } from './stream-message'
import { createTurn } from './stream-turn'
import { defaultPatience, watchCall, type Patience } from './watch-call'
import { webSearchToolOf } from './web-search-tool'

/** Calls a model of a connection over the Messages API, streaming. `patience` says how long silence is borne; tests bear less. */
export function createMessagesGenerate(
  connection: Connection,
  key: string | null,
  patience: Patience = defaultPatience,
): Generate {
  return async function generate(request, { key: attempt, signal, onText, onAccepted, onBegun }) {
    refuseVainSearch(request, connection)
    const body = buildRequest(request, connection)
    const turn = createTurn(webSearchToolOf(request, connection) !== null)
    if (signal.aborted) throw cancelled(turn.soFar(), false)
    const watch = watchCall(signal, patience)
    const calledAt = Date.now()
    try {
      const streaming = { watch, idleMs: patience.idleMs, headers: attemptHeaders(connection, attempt), onText }
      // A turn that goes on after a pause is still the one call that was let in.
      const begins = { onAccepted, onBegun }
      const answer = await turn.stream(body, (part, accumulator) =>
        streamMessage(connection, key, part, { ...streaming, ...(part === body ? begins : {}), accumulator }),
      )
      return judgeAnswer(answer, {
        label: connection.label,
        maxTokens: body.max_tokens,
        costOf: (usage) => priceOf(connection, body.model, usage, calledAt),
        savingOf: (usage) => cacheSavingOf(connection, body.model, usage, calledAt),
      })
    } catch (error) {
      if (error instanceof ModelCallError) throw error
      const partial = turn.soFar()
      if (watch.reason() === 'cancelled') throw cancelled(partial, true)
      const prompts = [request.system ?? '', request.persona ?? '', ...request.segments.map((segment) => segment.text)]
      const secrets = { key, prompts }
      throw classifyError(watch.reason() ?? error, { connection, model: body.model, secrets, partial, now: Date.now() })
    } finally {
      watch.release()
    }
  }
}

function cancelled({ text, usage, begun }: StreamedAnswer, possiblyBilled: boolean): ModelCallError {
  const details = { retryable: false, partialText: text, usage: begun ? usage : null, possiblyBilled }
  return new ModelCallError('cancelled', 'The call was cancelled.', details)
}

/** Lets the log of a server tell attempts apart. Anthropic has no use for them and gets none. */
function attemptHeaders({ baseUrl }: Connection, key: AttemptKey): Record<string, string> {
  if (isAnthropic(baseUrl)) return {}
  return {
    'x-parallax-run': key.runId,
    'x-parallax-node': key.nodeId,
    'x-parallax-branch': String(key.branch),
    'x-parallax-attempt': String(key.attempt),
    ...(key.call === undefined ? {} : { 'x-parallax-call': String(key.call) }),
  }
}
