import type { MessageCreateParamsStreaming } from '@anthropic-ai/sdk/resources/messages'
import type { CallProgress } from '../engine/model-call'
import type { StreamAccumulator, StreamedAnswer } from './accumulate-stream'
import type { Connection } from './connection'
import { clientOf } from './messages-client'
import { readAnswer } from './read-answer'
import { readQuotas } from './read-quotas'
import { StreamFault } from './stream-fault'
import { bodyOf } from './stream-fetch'
import type { CallWatch } from './watch-call'

type Streaming = CallProgress & {
  accumulator: StreamAccumulator
  watch: CallWatch
  idleMs: number
  headers: Record<string, string>
}

/** Sends one request and reads its answer to the end. @throws StreamFault, or whatever the SDK and the socket throw. */
export async function streamMessage(
  connection: Connection,
  key: string | null,
  body: MessageCreateParamsStreaming,
  { accumulator, watch, idleMs, headers, onText, onAccepted, onBegun }: Streaming,
): Promise<StreamedAnswer> {
  watch.asking()
  const response = await clientOf(connection, key).messages.create(body, { signal: watch.signal, headers }).asResponse()
  watch.answering()
  refuseOtherContent(response)
  onAccepted?.(readQuotas(response.headers, Date.now()))
  return readAnswer(bodyOf(response), accumulator, idleMs, onText, onBegun)
}

function refuseOtherContent(response: Response): void {
  const type = response.headers.get('content-type')
  if (type === null || type.includes('text/event-stream')) return
  bodyOf(response)
    .on('error', () => undefined)
    .destroy()
  throw new StreamFault('notAStream', `it sends ${type.split(';', 1)[0]} instead of a stream of events.`)
}
