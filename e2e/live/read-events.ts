import { createParser, type EventSourceMessage } from 'eventsource-parser'

/** Reads server-sent events until the stream ends or is cut. What was not whole is not told, as in a browser. */
export async function readEvents(
  url: string,
  lastEventId: number | null,
  heard: (message: EventSourceMessage) => void,
  signal?: AbortSignal,
): Promise<{ status: number }> {
  try {
    const answer = await fetch(url, {
      headers: lastEventId === null ? {} : { 'last-event-id': String(lastEventId) },
      signal: signal ?? null,
    })
    if (answer.status !== 200) return { status: answer.status }
    const parser = createParser({ onEvent: heard })
    const decoder = new TextDecoder()
    for await (const bytes of answer.body ?? []) parser.feed(decoder.decode(bytes, { stream: true }))
    return { status: 200 }
  } catch {
    return { status: 0 }
  }
}

/** Follows a run as an EventSource does: comes back with the last id it has until it was told the end. Answers with every id. */
export async function followThrough(url: string, runId: string): Promise<number[]> {
  const ids: number[] = []
  let isOver = false
  while (!isOver) {
    const { status } = await readEvents(`${url}/api/v1/runs/${runId}/events`, ids.at(-1) ?? 0, ({ id, data }) => {
      if (id === undefined) return
      ids.push(Number(id))
      isOver ||= /"type":"run\.(succeeded|failed|cancelled)"/.test(data)
    })
    if (status === 204) isOver = true
  }
  return ids
}
