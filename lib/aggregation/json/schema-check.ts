import { z } from 'zod'
import type { Answer } from '../answer'
import type { Json } from './find-json'

/**
 * Makes the function that says what is wrong with a value by the schema that the branches were asked to keep to; null when nothing
 * is. `isChecked` is false where there is no schema, or one that cannot be read.
 */
export function schemaCheck(answer: Answer): { isChecked: boolean; problemOf: (value: Json) => string | null } {
  const unchecked = { isChecked: false, problemOf: () => null }
  if (answer.type !== 'json' || Object.keys(answer.schema).length === 0) return unchecked
  try {
    const schema = z.fromJSONSchema(answer.schema)
    return { isChecked: true, problemOf: (value) => firstProblem(schema, value) }
  } catch {
    return unchecked
  }
}

function firstProblem(schema: z.ZodType, value: Json): string | null {
  const parsed = schema.safeParse(value)
  if (parsed.success) return null
  const [issue] = parsed.error.issues
  const path = issue?.path.join('.') ?? ''
  return `${path === '' ? 'The value' : `“${path}”`} does not fit the schema: ${issue?.message ?? 'it is another kind of value'}.`
}
