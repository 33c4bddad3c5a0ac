'use client'

import type { Answer, AnswerType } from '@/lib/aggregation/answer'
import { ChoicesField } from './choices-field'
import { JsonField } from './json-field'
import { SelectField, type SelectOption } from './select-field'
import { TextField } from './text-field'

const types: SelectOption<AnswerType>[] = [
  { value: 'text', label: 'Free text' },
  { value: 'choice', label: 'One of several choices' },
  { value: 'number', label: 'A number' },
  { value: 'probability', label: 'A probability' },
  { value: 'ranking', label: 'A ranking of choices' },
  { value: 'json', label: 'JSON of a given shape' },
]

const hints: Record<AnswerType, string> = {
  text: 'Words of any length. They can be put together or synthesized.',
  choice: 'Each answer is one of your choices, so that they can be counted.',
  number: 'Each answer is one number, so that median and mean can be taken.',
  probability: 'Each answer is between 0 and 1, or in percent.',
  ranking: 'Each answer puts your choices into an order.',
  json: 'Each answer is JSON that fits your schema.',
}

type AnswerFieldProps = { value: Answer | undefined; onChange: (answer: Answer) => void }

/** What a branch is asked to answer with. */
export function AnswerField({ value, onChange }: AnswerFieldProps) {
  const answer = value ?? { type: 'text' }
  return (
    <div className="flex flex-col gap-3">
      <SelectField
        path="answer"
        label="Answer"
        value={answer.type}
        options={types}
        hint={hints[answer.type]}
        onChange={(type) => onChange(convert(answer, type))}
      />
      {answer.type === 'choice' || answer.type === 'ranking' ? (
        <ChoicesField
          path="answer.choices"
          value={answer.choices}
          onChange={(choices) => onChange({ ...answer, choices })}
        />
      ) : null}
      {answer.type === 'number' ? (
        <TextField
          path="answer.unit"
          label="Unit"
          optional
          placeholder="million €"
          value={answer.unit ?? ''}
          onChange={(unit) => onChange(unit === '' ? { type: 'number' } : { type: 'number', unit })}
        />
      ) : null}
      {answer.type === 'json' ? (
        <JsonField
          path="answer.schema"
          label="JSON schema"
          hint="JSON Schema of one answer."
          rows={6}
          value={answer.schema}
          onChange={(schema) => (isSchema(schema) ? onChange({ type: 'json', schema }) : undefined)}
        />
      ) : null}
    </div>
  )
}

/** Keeps the choices when a choice becomes a ranking and back. */
function convert(answer: Answer, type: AnswerType): Answer {
  const choices = 'choices' in answer ? answer.choices : ['', '']
  switch (type) {
    case 'choice':
    case 'ranking':
      return { type, choices }
    case 'json':
      return { type, schema: { type: 'object', properties: {} } }
    default:
      return { type }
  }
}

type Schema = Extract<Answer, { type: 'json' }>['schema']

function isSchema(value: unknown): value is Schema {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
