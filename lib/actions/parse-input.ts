import type { z } from 'zod'
import { AppError, type Issue } from '../errors/app-error'
import { describeZodIssue } from '../graph/describe-zod-issue'

/** What was sent does not have the form that was asked for. Every reason is listed. */
export class InvalidInputError extends AppError {
  readonly code = 'invalid_input'

  constructor(override readonly issues: readonly Issue[]) {
    super(issues.length === 1 ? `${issues[0]?.message}` : `${issues.length} things are wrong with what was sent.`)
  }
}

/** @throws InvalidInputError with every issue at once; an unknown key is one of its own. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  // The empty message marks what no schema has words for; a schema's own message wins over it.
  const result = schema.safeParse(value, { reportInput: true, error: () => '' })
  if (result.success) return result.data
  throw new InvalidInputError(result.error.issues.flatMap(toIssues))
}

function toIssues(issue: z.core.$ZodIssue): Issue[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null]
  return keys.map((key) => ({
    path: [...issue.path, ...(key === null ? [] : [key])].map(String).join('.'),
    code: issue.code === 'unrecognized_keys' ? 'unknown_key' : issue.code,
    message: issue.message || describeZodIssue(issue, key),
  }))
}
