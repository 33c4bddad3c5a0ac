import type { z } from 'zod'

/** What zod found, as a sentence that a person can act on. Speaks of the field by its own name; the whole path stands beside it. */
export function describeZodIssue(issue: z.core.$ZodIssue, unknownKey: string | null): string {
  const name = nameOf(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Remove “${unknownKey}”: ${issue.path.length === 0 ? 'a workflow document' : name} has no such key.`
    case 'invalid_type':
      if (issue.input === undefined)
        return `${capital(name)} is missing: give ${words[issue.expected] ?? issue.expected}.`
      return `${capital(name)} must be ${words[issue.expected] ?? issue.expected}, not ${kindOf(issue.input)}.`
    case 'invalid_value':
      return `${capital(name)} must be ${oneOf(issue.values)}, not ${kindOf(issue.input)}.`
    case 'invalid_union':
      if (issue.discriminator === undefined) return `${capital(name)} cannot be ${kindOf(issue.input)}.`
      return `${capital(name)} must be ${oneOf('options' in issue ? asList(issue.options) : [])}.`
    case 'too_small':
      return `${capital(name)} must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue.origin)}.`
    case 'too_big':
      return `${capital(name)} must be ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unitOf(issue.origin)}.`
    default:
      return `${capital(name)} is not valid. Check its spelling and form.`
  }
}

const words: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1)
  if (last === undefined) return 'the document'
  if (typeof last !== 'number') return `“${String(last)}”`
  const list = path.at(-2)
  return list === undefined ? `entry ${last + 1}` : `entry ${last + 1} of “${String(list)}”`
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return value === '' ? 'empty' : `“${value.slice(0, 40)}”`
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return 'an object'
}

function oneOf(values: readonly unknown[]): string {
  const names = values.map((value) => `“${String(value)}”`)
  return names.length < 2 ? (names[0] ?? 'something else') : `one of ${names.join(', ')}`
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters long'
  return origin === 'array' ? ' entries long' : ''
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
