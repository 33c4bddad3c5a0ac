import type { RunEvent } from '@/lib/engine/run-event'

/** Gathers events until the stream ends, also when the server is killed under it. */
export function collect(stream: AsyncGenerator<RunEvent>): { events: RunEvent[]; ended: Promise<RunEvent[]> } {
  const events: RunEvent[] = []
  async function read(): Promise<RunEvent[]> {
    try {
      for await (const event of stream) events.push(event)
    } catch {
      // The kill cuts the connection: what was told until then is what counts.
    }
    return events
  }
  return { events, ended: read() }
}
