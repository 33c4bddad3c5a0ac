import { AppError } from '../errors/app-error'

const maxBodyBytes = 5 * 1024 * 1024

class UnsupportedMediaTypeError extends AppError {
  readonly code = 'unsupported_media_type'

  constructor() {
    super('Send the body as JSON, with the header “Content-Type: application/json”.')
  }
}

class BodyTooLargeError extends AppError {
  readonly code = 'body_too_large'
  override readonly kind = 'tooLarge'

  constructor() {
    super('The body is larger than 5 MB. Send less at once.')
  }
}

class InvalidJsonError extends AppError {
  readonly code = 'invalid_json'

  constructor() {
    super('The body is not JSON. Check its brackets, commas and quotes; it must be UTF-8.')
  }
}

/**
 * Reads a body as JSON; undefined when there is none. The content type is enforced: a form on another site can send text that looks
 * like JSON, but it cannot call it that.
 *
 * @throws AppError with a code that becomes 400, 413 or 415.
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length')) > maxBodyBytes) throw new BodyTooLargeError()
  const bytes = await readBytes(request)
  if (bytes.length === 0) return undefined
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new UnsupportedMediaTypeError()
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new InvalidJsonError()
  }
}

/** Counts while it reads: a length may be missing or wrong. */
async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > maxBodyBytes) throw new BodyTooLargeError()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
