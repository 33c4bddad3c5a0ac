'use client'

import type { InputField } from '@/lib/nodes/input'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { FileButton } from './file-button'
import { TablePreview } from './table-preview'

type Value = string | number

type ValueFieldProps = {
  path: string
  label: string
  /** What the value is for: its type decides on the control. */
  field: InputField
  value: Value | undefined
  onChange: (value: Value | undefined) => void
  error?: string | null
}

/** One value of an input field: as its default in the inspector, as what a run is given in the run form. */
export function ValueField({ path, label, field, value, onChange, error }: ValueFieldProps) {
  const text = value === undefined ? '' : String(value)
  const change = (next: string) => onChange(next === '' ? undefined : next)
  const isFile = field.type === 'table' || field.type === 'document'

  return (
    <div className="flex flex-col gap-1.5">
      <Field
        label={label}
        error={error}
        tone="problem"
        hint={hints[field.type]}
        action={isFile ? <FileButton accept={accepts[field.type] ?? ''} name={label} onText={change} /> : null}
      >
        {(control) => {
          const shared = { ...control, 'data-field': path, value: text }
          switch (field.type) {
            case 'text':
              return <Textarea {...shared} rows={1} onChange={(event) => change(event.target.value)} />
            case 'number':
              return (
                <Input
                  {...shared}
                  inputMode="decimal"
                  className="tabular"
                  onChange={(event) => onChange(readNumber(event.target.value))}
                />
              )
            case 'choice':
              return (
                <Select {...shared} onChange={(event) => change(event.target.value)}>
                  <option value="">None</option>
                  {(field.choices ?? []).map((choice, at) => (
                    <option key={at} value={choice}>
                      {choice}
                    </option>
                  ))}
                </Select>
              )
            case 'table':
              return (
                <Textarea
                  {...shared}
                  rows={4}
                  spellCheck={false}
                  className="font-mono text-xs whitespace-pre"
                  placeholder={'region,year,revenue\nNorth,2025,120'}
                  onChange={(event) => change(event.target.value)}
                />
              )
            case 'document':
              return <Textarea {...shared} rows={5} onChange={(event) => change(event.target.value)} />
            default:
              return field.type satisfies never
          }
        }}
      </Field>
      {field.type === 'table' && text !== '' ? (
        <TablePreview csv={text} name={field.label?.trim() || field.name} />
      ) : null}
    </div>
  )
}

const hints: Partial<Record<InputField['type'], string>> = { table: 'CSV text with a line of column names.' }
const accepts: Partial<Record<InputField['type'], string>> = {
  table: '.csv,.tsv,.txt,text/csv',
  document: '.txt,.md,.markdown,.html,.json,text/*',
}

/** What is not a number yet stays text: the run says so before it starts. */
function readNumber(text: string): Value | undefined {
  if (text.trim() === '') return undefined
  return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text
}
