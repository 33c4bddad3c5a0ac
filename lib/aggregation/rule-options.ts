import type { z } from 'zod'
import { AppError, type Issue } from '../errors/app-error'

class InvalidRuleOptionsError extends AppError {
  readonly code = 'invalid_rule_options'

  constructor(
    rule: string,
    override readonly issues: readonly Issue[],
  ) {
    super(`The options of ${rule} cannot be used: ${issues.map((issue) => issue.message).join(' ')}`)
  }
}

/** Every problem of a rule's options at once. `path` is inside the options: `ties.0`. */
export function issuesOfOptions(rule: string, schema: z.ZodType, options: unknown): Issue[] {
  const parsed = schema.safeParse(options ?? {})
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => toIssues(rule, issue))
}

/** @throws InvalidRuleOptionsError */
export function parseRuleOptions<Options extends z.ZodType>(
  rule: string,
  schema: Options,
  options: unknown,
): z.output<Options> {
  const parsed = schema.safeParse(options ?? {})
  if (parsed.success) return parsed.data
  throw new InvalidRuleOptionsError(
    rule,
    parsed.error.issues.flatMap((issue) => toIssues(rule, issue)),
  )
}

function toIssues(rule: string, issue: z.core.$ZodIssue): Issue[] {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      code: 'unknown_option',
      message: `${rule} has no option “${key}”. Remove it.`,
    }))
  }
  return [{ path, code: 'invalid_option', message: `Option “${path}” of ${rule}: ${issue.message}.` }]
}

export class RuleCallsModelError extends AppError {
  readonly code = 'rule_calls_model'

  constructor(rule: string) {
    super(`${rule} calls a model. Use it in a workflow.`)
  }
}
