import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, constants } from 'node:zlib'
import { Agent, request } from 'undici'
import { guardedLookup } from './guarded-lookup'
import { rateLimitHeaders } from './read-quotas'

/**
 * One pool for every connection. HTTP/1.1, a socket for each stream and no limit here: how many calls run at once is the lanes'
 * to decide. The stock limits of 300 s for headers and between bytes are off; `read-answer.ts` has its own, shorter ones.
 */
const agent = new Agent({
  headersTimeout: 0,
  bodyTimeout: 0,
  keepAliveTimeout: 10_000,
  connect: { timeout: 20_000, lookup: guardedLookup },
})

const bodies = new WeakMap<Response, Readable>()

/** The bytes of a response that `streamFetch` has given, decompressed. */
export function bodyOf(response: Response): Readable {
  const body = bodies.get(response)
  if (body === undefined) throw new TypeError('Only a successful response of streamFetch has a body to read.')
  return body
}

/**
 * What the SDK sends its requests with. Not the global `fetch`, which Next replaces, and not a web stream either: reading a Node
 * stream takes less than half of the processor time (1,000 streams of 50 tokens against the SDK's own helper).
 *
 * Only headers that the Messages API knows go out. The SDK would add what `ANTHROPIC_CUSTOM_HEADERS` holds to every host.
 * Redirects are not followed: a key goes to the address that it was entered for and to no other.
 */
export async function streamFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  if (typeof init.body !== 'string') throw new TypeError('streamFetch sends JSON text.')
  const { statusCode, headers, body } = await request(String(input), {
    dispatcher: agent,
    method: 'POST',
    headers: sentHeaders(init.headers instanceof Headers ? init.headers : new Headers(init.headers)),
    body: init.body,
    signal: init.signal,
  })
  const decoded = decompressed(body, headers['content-encoding'])
  const answer = { status: statusCode, headers: receivedHeaders(headers) }
  // The SDK reads the body of an error itself; that of a stream is ours.
  if (statusCode < 200 || statusCode >= 300) return new Response(await readText(decoded), answer)
  const response = new Response(null, answer)
  bodies.set(response, decoded)
  return response
}

const known =
  /^(accept|content-type|user-agent|authorization|x-api-key|anthropic-version|anthropic-beta|x-parallax-[a-z]+)$/

function sentHeaders(headers: Headers): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const [name, value] of headers) if (known.test(name)) sent[name] = value
  return sent
}

/** What is read of an answer's headers, here and by the SDK. Copying all of them for every call takes longer than it sounds. */
const readHeaders = [
  'content-type',
  'date',
  'request-id',
  'retry-after',
  'retry-after-ms',
  'x-should-retry',
  ...rateLimitHeaders,
]

function receivedHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const received = new Headers()
  for (const name of readHeaders) {
    const value = headers[name]
    if (typeof value === 'string') received.set(name, value)
  }
  return received
}

/** Every flush of the server comes through at once, so that words are not held back until a block is full. */
function decompressed(body: Readable, encoding: string | string[] | undefined): Readable {
  const flush = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH }
  if (encoding === 'gzip' || encoding === 'x-gzip') return through(body, createGunzip(flush))
  if (encoding === 'deflate') return through(body, createInflate(flush))
  if (encoding === 'br') {
    return through(body, createBrotliDecompress({ flush: constants.BROTLI_OPERATION_FLUSH }))
  }
  return body
}

/** Errors go along both ways, and so does the end of interest. */
function through<Decoder extends Readable & NodeJS.WritableStream>(body: Readable, decoder: Decoder): Decoder {
  body.once('error', (error) => decoder.destroy(error))
  decoder.once('close', () => body.destroy())
  body.pipe(decoder)
  return decoder
}

/** An error page may be of any length; what matters stands at its beginning. */
const longestErrorText = 64 * 1024

async function readText(body: Readable): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body) {
    chunks.push(chunk as Buffer)
    length += (chunk as Buffer).length
    if (length >= longestErrorText) break
  }
  return Buffer.concat(chunks).toString()
}
