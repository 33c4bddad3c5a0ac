import { z } from 'zod'
import { parseInput } from './parse-input'

const keySchema = z.string().min(1).max(255).nullable()

/** What makes one run of a call that is repeated; null where none is sent. @throws InvalidInputError */
export function readIdempotencyKey(request: Request): string | null {
  return parseInput(keySchema, request.headers.get('idempotency-key'))
}
