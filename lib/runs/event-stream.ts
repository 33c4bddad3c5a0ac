import 'server-only'
import { readLastSeq } from '../db/event-pages'
import { getRun } from '../db/runs'
import { createEventSender, mostBufferedBytes } from './event-sender'
import { followRun } from './follow-run'
import { settlesRun, type RunFollower } from './run-hub'
import { shutdown } from './shutdown'

/** Lets a page, and proxies, tell a stream on which nothing happens from one that does not come through. */
const beatEveryMs = 10_000

/**
 * A run as server-sent events: `id` is the event's seq; words come as `event: words`, waits as `event: waits`, both without an id, and
 * `event: beat` every 10 s. Ends when the run has settled. Who asks again after that is told what was recorded since (a
 * re-aggregation), or is answered 204, which tells an EventSource to stay away. Who names an event that this run does not have gets
 * `event: reset` and then all of them.
 */
export async function runEventStream(runId: string, askedAfterSeq: number, signal: AbortSignal): Promise<Response> {
  // In this order: a run that settles in between has an event more than is known here.
  const lastSeq = await readLastSeq(runId)
  const { endedAt } = await getRun(runId)
  if (endedAt !== null && askedAfterSeq === lastSeq) return new Response(null, { status: 204 })
  const isUnknown = askedAfterSeq > lastSeq
  const afterSeq = isUnknown ? 0 : askedAfterSeq

  let sender: ReturnType<typeof createEventSender>
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        sender = createEventSender(controller, [signal, shutdown.signal])
        const { send, end, ready, whenEnded, fail } = sender
        const beat = setInterval(() => send('event: beat\ndata: {}\n\n'), beatEveryMs)
        whenEnded(() => clearInterval(beat))
        send('retry: 1000\n\n')
        if (isUnknown) send('event: reset\ndata: {}\n\n')
        const follower: RunFollower = {
          events(events) {
            send(events.map((event) => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`).join(''))
            if (endedAt === null && events.some(settlesRun)) end()
          },
          words: (words) => send(`event: words\ndata: ${JSON.stringify(words)}\n\n`),
          waits: (waits) => send(`event: waits\ndata: ${JSON.stringify(waits)}\n\n`),
        }
        followRun(runId, afterSeq, follower, ready).then((unfollow) => {
          whenEnded(unfollow)
          // Of a run that had settled before, the end may be behind what was asked for.
          if (endedAt !== null) end()
        }, fail)
      },
      pull: () => sender.pulled(),
      // The reader has gone: the stream is closed already.
      cancel: () => sender.gone(),
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
