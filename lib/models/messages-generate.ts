import { ModelCallError, type AttemptKey, type Generate } from '../engine/model-call'
import { createStreamAccumulator, type StreamedAnswer } from './accumulate-stream'
import { buildRequest } from './build-request'
import { isAnthropic } from './base-url'
import { cacheSavingOf } from './cache-saving'
import { classifyError } from './classify-error'
import type { Connection } from './connection'
import { judgeAnswer } from './judge-answer'
import { clientOf } from './messages-client'
import { priceOf } from './price-of'
import { readAnswer } from './read-answer'
import { readQuotas } from './read-quotas'
import { StreamFault } from './stream-fault'
import { bodyOf } from './stream-fetch'
import { defaultPatience, watchCall, type Patience } from './watch-call'

/** Calls a model of a connection over the Messages API, streaming. `patience` says how long silence is borne; tests bear less. */
export function createMessagesGenerate(
  connection: Connection,
  key: string | null,
  patience: Patience = defaultPatience,
): Generate {
  return async function generate(request, { key: attempt, signal, onText, onAccepted, onBegun }) {
    const accumulator = createStreamAccumulator()
    const body = buildRequest(request, connection)
    if (signal.aborted) throw cancelled(accumulator.answer(), false)
    const watch = watchCall(signal, patience)
    const calledAt = Date.now()
    try {
      const response = await clientOf(connection, key)
        .messages.create(body, { signal: watch.signal, headers: attemptHeaders(connection, attempt) })
        .asResponse()
      watch.answering()
      refuseOtherContent(response)
      onAccepted?.(readQuotas(response.headers, Date.now()))
      const answer = await readAnswer(bodyOf(response), accumulator, patience.idleMs, onText, onBegun)
      return judgeAnswer(answer, {
        label: connection.label,
        maxTokens: body.max_tokens,
        costOf: (usage) => priceOf(connection, body.model, usage, calledAt),
        savingOf: (usage) => cacheSavingOf(connection, body.model, usage, calledAt),
      })
    } catch (error) {
      if (error instanceof ModelCallError) throw error
      const partial = accumulator.answer()
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

function refuseOtherContent(response: Response): void {
  const type = response.headers.get('content-type')
  if (type === null || type.includes('text/event-stream')) return
  bodyOf(response)
    .on('error', () => undefined)
    .destroy()
  throw new StreamFault('notAStream', `it sends ${type.split(';', 1)[0]} instead of a stream of events.`)
}
