import 'server-only'
import { AppError } from '../errors/app-error'
import { runEventStream } from './event-stream'
import { readRunNews } from './run-news'

class BadEventIdError extends AppError {
  readonly code = 'invalid_last_event_id'
  constructor() {
    super('Last-Event-ID is the seq of the last event you have: a whole number from 0.')
  }
}

/** The `seq` a reader has already, from its header or address; 0 when it says nothing. */
export function readAfterSeq(request: Request): number {
  const text = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? '0'
  if (!/^\d{1,15}$/.test(text)) throw new BadEventIdError()
  return Number(text)
}

/** The events of a run: a stream of what comes, or, for who accepts JSON alone, at once what there is. */
export async function answerEvents(runId: string, request: Request): Promise<Response> {
  const afterSeq = readAfterSeq(request)
  if (request.headers.get('accept') === 'application/json') return Response.json(await readRunNews(runId, afterSeq))
  return runEventStream(runId, afterSeq, request.signal)
}
