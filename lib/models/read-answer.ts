import { createParser, type ParseError } from 'eventsource-parser'
import type { Readable } from 'node:stream'
import type { StreamAccumulator, StreamedAnswer } from './accumulate-stream'
import { StreamFault } from './stream-fault'

/** How long a server may keep the socket open after the last event until we close it. Ended by the server it serves the next call. */
const lingerMs = 1000

/** A search of the server's own may be silent this many times as long. */
const silencesOfSearch = 4

/** One event longer than this is not read to its end; in UTF-16 units. */
const longestEvent = 16 * 1024 * 1024

/**
 * Reads an answer to its end and lets go of the connection. Hands on the words of each piece of network data in one go, and
 * says once when the first event of an answer was read.
 *
 * @param idleMs how long a silence may last. Any byte breaks it, also that of a ping.
 * @throws StreamFault, or the error of the socket. What was read until then stays in the accumulator.
 */
export function readAnswer(
  body: Readable,
  accumulator: StreamAccumulator,
  idleMs: number,
  onText: (text: string) => void,
  onBegun: () => void = () => undefined,
): Promise<StreamedAnswer> {
  return new Promise((resolve, reject) => {
    // Bytes that are no UTF-8 would otherwise become question marks in an answer that looks whole.
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const parser = createParser({
      onEvent: ({ event, data }) => accumulator.push(data, event),
      onError: refuseEndless,
      maxBufferSize: longestEvent,
    })
    // Restarted with every piece of data: one timer a stream, however many tokens it brings.
    let isBegun = false
    const watchdog = setTimeout(watch, idleMs)
    let silences = 0

    function watch(): void {
      silences += 1
      if (accumulator.isSearching() && silences < silencesOfSearch) return void watchdog.refresh()
      settle(new StreamFault('stalled', `Nothing came for ${silences * idleMs} ms.`))
    }

    function settle(fault: Error | null): void {
      clearTimeout(watchdog)
      body.off('data', read).off('end', end).off('error', fail)
      if (fault === null) {
        letGo(body, lingerMs)
        resolve(accumulator.answer())
      } else {
        letGo(body, 0)
        reject(fault)
      }
    }

    function read(chunk: Buffer): void {
      silences = 0
      watchdog.refresh()
      try {
        parser.feed(textOf(decoder, chunk))
        if (!isBegun && accumulator.isBegun()) {
          isBegun = true
          onBegun()
        }
        const words = accumulator.takeWords()
        if (words !== '') onText(words)
        if (accumulator.isEnded()) settle(null)
      } catch (error) {
        settle(error instanceof Error ? error : new Error(String(error)))
      }
    }

    const end = () => settle(null)
    // Once the reason for stopping has been said, all of the text is there: losing the rest loses nothing.
    const fail = (error: Error) => settle(accumulator.answer().stopReason === null ? error : null)

    body.on('data', read).once('end', end).once('error', fail)
  })
}

/** Also where a character is cut in two by the end of a chunk. */
function textOf(decoder: TextDecoder, chunk: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch (cause) {
    throw new StreamFault('malformed', 'Its bytes are not UTF-8.', null, { cause })
  }
}

/** Nobody waits for what may still come, nor for an error. */
function letGo(body: Readable, afterMs: number): void {
  body.on('error', () => undefined)
  if (afterMs === 0 || body.destroyed) return void body.destroy()
  const timer = setTimeout(() => body.destroy(), afterMs)
  body.once('close', () => clearTimeout(timer)).resume()
}

function refuseEndless({ type }: ParseError): void {
  if (type === 'max-buffer-size-exceeded') throw new StreamFault('tooLong', 'One event of the answer is too long.')
}
