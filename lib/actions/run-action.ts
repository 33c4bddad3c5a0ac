import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Result } from '../errors/result'
import { toProblem } from '../errors/to-problem'
import { checkHost, checkOrigin } from '../security/check-request'
import { parseInput } from './parse-input'

/**
 * The shell of every server action: checks that a page of ours sent it, parses what it was given, and answers with a value or a
 * problem, never a throw.
 */
export async function runAction<Schema extends z.ZodType, Value>(
  schema: Schema,
  input: unknown,
  work: (input: z.output<Schema>) => Promise<Value>,
): Promise<Result<Value>> {
  try {
    const sent = await headers()
    checkHost(sent, process.env.PARALLAX_ALLOWED_HOSTS)
    checkOrigin(sent, false)
    return { ok: true, value: await work(parseInput(schema, input)) }
  } catch (error) {
    // How Next says redirect and not found.
    unstable_rethrow(error)
    return { ok: false, problem: toProblem(error, 'action') }
  }
}
