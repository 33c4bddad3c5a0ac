import 'server-only'
import { AppError } from '../errors/app-error'
import { prismaRunStore } from '../db/run-store'
import { getRun } from '../db/runs'
import { followRun } from './follow-run'
import { settlesRun } from './run-hub'
import { shutdown } from './shutdown'

/** What a reader may be behind before it is cut off; it comes back with `Last-Event-ID` and reads the rest from the database. */
const mostBufferedBytes = 256 * 1024
/** A comment now and then keeps proxies from closing a stream on which nothing happens. */
const keepAliveEveryMs = 15_000

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

/**
 * A run as server-sent events: `id` is the event's seq; words come as `event: words`, waits as `event: waits`, both without an id.
 * Ends when the run has settled. Who asks again after that is told what was recorded since (a re-aggregation), or is answered 204,
 * which tells an EventSource to stay away.
 */
export async function runEventStream(runId: string, afterSeq: number, signal: AbortSignal): Promise<Response> {
  const { endedAt } = await getRun(runId)
  if (endedAt !== null && (await prismaRunStore.readEvents(runId, afterSeq)).length === 0) {
    return new Response(null, { status: 204 })
  }
  const encoder = new TextEncoder()
  let release: () => void = () => undefined
  const stream = new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        let ended = false
        const send = (text: string) => {
          if (ended) return
          // Judged before this piece is added: one large piece alone does not make a reader slow.
          if ((controller.desiredSize ?? 0) <= 0) end()
          else controller.enqueue(encoder.encode(text))
        }
        const keepAlive = setInterval(() => send(': still here\n\n'), keepAliveEveryMs)
        let unfollow: () => void = () => undefined
        release = () => {
          ended = true
          clearInterval(keepAlive)
          unfollow()
        }
        const end = () => {
          if (ended) return
          release()
          controller.close()
        }
        AbortSignal.any([signal, shutdown.signal]).addEventListener('abort', end, { once: true })
        send('retry: 1000\n\n')
        unfollow = await followRun(runId, afterSeq, {
          events(events) {
            send(events.map((event) => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`).join(''))
            if (events.some(settlesRun)) end()
          },
          words: (words) => send(`event: words\ndata: ${JSON.stringify(words)}\n\n`),
          waits: (waits) => send(`event: waits\ndata: ${JSON.stringify(waits)}\n\n`),
        })
        // Of a run that had settled before, the end may be behind what was asked for.
        if (endedAt !== null) end()
        if (ended) unfollow()
      },
      // The reader has gone: the stream is closed already.
      cancel: () => release(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostBufferedBytes }),
  )
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
