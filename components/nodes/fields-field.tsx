'use client'

import { ChoicesField } from '@/components/node-kit/fields/choices-field'
import { ItemList } from '@/components/node-kit/fields/item-list'
import { SelectField, type SelectOption } from '@/components/node-kit/fields/select-field'
import { SwitchField } from '@/components/node-kit/fields/switch-field'
import { TextField } from '@/components/node-kit/fields/text-field'
import { ValueField } from '@/components/node-kit/fields/value-field'
import type { InputField } from '@/lib/nodes/input'

const types: SelectOption<InputField['type']>[] = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'choice', label: 'Choice' },
  { value: 'table', label: 'Table (CSV)' },
  { value: 'document', label: 'Document' },
]

type FieldsFieldProps = { value: readonly InputField[]; onChange: (fields: InputField[]) => void }

/** What a run is asked for, field by field, each with the value that it begins with. */
export function FieldsField({ value, onChange }: FieldsFieldProps) {
  return (
    <ItemList<InputField>
      path="fields"
      label="Fields"
      noun="field"
      hint="Asked for before a run. Templates call a field {{input.name}}."
      items={value}
      onChange={onChange}
      create={() => ({ name: `field_${value.length + 1}`, type: 'text' })}
      head={(field, at, change) => (
        <TextField
          path={`fields.${at}.label`}
          label={`Label of field ${at + 1}`}
          hideLabel
          placeholder={field.name || `Field ${at + 1}`}
          value={field.label ?? ''}
          onChange={(label) => change({ label: label === '' ? undefined : label })}
        />
      )}
    >
      {(field, at, change) => <FieldEditor field={field} at={at} change={change} />}
    </ItemList>
  )
}

type FieldEditorProps = { field: InputField; at: number; change: (patch: Partial<InputField>) => void }

function FieldEditor({ field, at, change }: FieldEditorProps) {
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        <SelectField
          path={`fields.${at}.type`}
          label="Type"
          value={field.type}
          options={types}
          // A default of the old type would be no value of the new one.
          onChange={(type) => change({ type, default: undefined, choices: type === 'choice' ? ['', ''] : undefined })}
        />
        <TextField
          path={`fields.${at}.name`}
          label="Name in templates"
          mono
          value={field.name}
          onChange={(name) => change({ name })}
        />
      </div>
      {field.type === 'choice' ? (
        <ChoicesField
          path={`fields.${at}.choices`}
          value={field.choices ?? []}
          onChange={(choices) => change({ choices })}
        />
      ) : null}
      <ValueField
        path={`fields.${at}.default`}
        label="Value to begin with"
        field={field}
        value={field.default}
        onChange={(value) => change({ default: value })}
      />
      <SwitchField
        path={`fields.${at}.required`}
        label="Required"
        value={field.required ?? false}
        onChange={(required) => change({ required: required ? true : undefined })}
      />
    </>
  )
}
