import 'server-only'

/** What a reader may be behind before it is cut off; it comes back with `Last-Event-ID` and reads the rest from the database. */
export const mostBufferedBytes = 256 * 1024

/** Writes pieces of text to one reader, holds history back while the reader is behind, and cleans up once, however it ends. */
export function createEventSender(controller: ReadableStreamDefaultController<Uint8Array>, stops: AbortSignal[]) {
  const encoder = new TextEncoder()
  const cleanUps: (() => void)[] = []
  let ended = false
  let resume: (isWanted: boolean) => void = () => undefined

  function release(): void {
    if (ended) return
    ended = true
    for (const cleanUp of cleanUps.splice(0)) cleanUp()
    resume(false)
  }

  function end(): void {
    if (ended) return
    release()
    controller.close()
  }

  function whenEnded(cleanUp: () => void): void {
    if (ended) cleanUp()
    else cleanUps.push(cleanUp)
  }

  // Each listener is taken away again: the signal of the process outlives every stream.
  for (const stop of stops) {
    stop.addEventListener('abort', end, { once: true })
    whenEnded(() => stop.removeEventListener('abort', end))
  }
  if (stops.some(({ aborted }) => aborted)) end()

  return {
    whenEnded,
    end,
    send(text: string): void {
      if (ended) return
      // Judged before this piece is added: one large piece alone does not make a reader slow.
      if ((controller.desiredSize ?? 0) <= 0) end()
      else controller.enqueue(encoder.encode(text))
    },
    /** Resolves when the reader has taken enough to be sent more; false when it has gone. */
    async ready(): Promise<boolean> {
      if (ended || (controller.desiredSize ?? 0) > 0) return !ended
      return new Promise((resolve) => (resume = resolve))
    },
    pulled: () => resume(true),
    gone: release,
    fail(error: unknown): void {
      if (ended) return
      release()
      controller.error(error)
    },
  }
}
