'use client'

import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useFieldIssue } from '../form-context'

export type SelectOption<Value extends string> = { value: Value; label: string; disabled?: boolean }

type SelectFieldProps<Value extends string> = {
  path: string
  label: string
  value: Value
  options: readonly SelectOption<Value>[]
  onChange: (value: Value) => void
  hint?: ReactNode
}

export function SelectField<Value extends string>({
  path,
  label,
  value,
  options,
  onChange,
  hint,
}: SelectFieldProps<Value>) {
  const error = useFieldIssue(path)
  return (
    <Field label={label} hint={hint} error={error} tone="problem">
      {(control) => (
        <Select
          {...control}
          data-field={path}
          value={value}
          // The cast: the options are the only values that a select can answer with.
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
