import type { z } from 'zod'
import { read, refuse, type Reading } from '../extraction/reading'
import { findJson } from '../json/find-json'

/** Reads a reply that is to be JSON of some shape; words and fences around it do no harm. */
export function readJsonReply<Value>(reply: string, schema: z.ZodType<Value>): Reading<Value> {
  const json = findJson(reply)
  if (!json.ok) return refuse('no_json', 'It holds no JSON object.')
  const parsed = schema.safeParse(json.value)
  if (parsed.success) return read(parsed.data)
  const [issue] = parsed.error.issues
  const path = issue?.path.join('.') ?? ''
  return refuse(
    'wrong_shape',
    `${path === '' ? 'It' : `“${path}”`} is not as asked: ${issue?.message ?? 'another kind of value'}.`,
  )
}
