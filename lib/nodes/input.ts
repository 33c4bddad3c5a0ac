import { z } from 'zod'
import { defineNode, type DataProblem } from './define-node'

const fieldSchema = z.strictObject({
  /** How templates call it: `{{brief.company}}`. */
  name: z.string(),
  label: z.string().optional(),
  /** A table is CSV text with a header row; a document is long text. */
  type: z.enum(['text', 'number', 'choice', 'table', 'document']),
  required: z.boolean().optional(),
  default: z.union([z.string(), z.number()]).optional(),
  choices: z.array(z.string()).optional(),
})
export type InputField = z.infer<typeof fieldSchema>

const namePattern = /^[A-Za-z_][A-Za-z0-9_]*$/

/** What a person hands to a run: a form of named fields. */
export const input = defineNode({
  type: 'input',
  label: 'Input',
  summary: 'A form of fields that each run is given.',
  schema: z.strictObject({ label: z.string(), fields: z.array(fieldSchema) }),
  defaults: { label: 'Input', fields: [{ name: 'text', label: 'Text', type: 'document', required: true }] },
  handles: { input: false, output: true },
  branches: () => 0,
  templates: () => [],
  check: (data) => {
    if (data.fields.length === 0) return [{ path: 'fields', code: 'no_fields', message: 'Add at least one field.' }]
    return data.fields.flatMap((field, at) => checkField(field, at, data.fields))
  },
})

function checkField(field: InputField, at: number, all: readonly InputField[]): DataProblem[] {
  const problems: DataProblem[] = []
  if (!namePattern.test(field.name)) {
    const message = 'Name the field with letters, digits and underscores, beginning with a letter.'
    problems.push({ path: `fields.${at}.name`, code: 'bad_field_name', message })
  }
  if (all.findIndex((other) => other.name === field.name) < at) {
    const message = `Two fields are called “${field.name}”. Rename one of them.`
    problems.push({ path: `fields.${at}.name`, code: 'duplicate_field', message })
  }
  if (field.type === 'choice' && (field.choices ?? []).filter((choice) => choice.trim() !== '').length < 2) {
    const message = `Give “${field.name}” at least two choices.`
    problems.push({ path: `fields.${at}.choices`, code: 'too_few_choices', message })
  }
  return [...problems, ...checkDefault(field, at)]
}

/** A default that a run would refuse when it is started with it. */
function checkDefault(field: InputField, at: number): DataProblem[] {
  const value = String(field.default ?? '').trim()
  const path = `fields.${at}.default`
  if (value === '') return []
  if (field.type === 'number' && !Number.isFinite(Number(value))) {
    return [{ path, code: 'bad_default', message: `The default of “${field.name}” must be a number.` }]
  }
  if (field.type === 'choice' && !(field.choices ?? []).includes(value)) {
    return [{ path, code: 'bad_default', message: `The default of “${field.name}” must be one of its choices.` }]
  }
  return []
}
