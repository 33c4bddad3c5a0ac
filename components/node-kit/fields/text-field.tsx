'use client'

import type { ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { useFieldIssue } from '../form-context'

type TextFieldProps = {
  /** Where the value lives in the node's data: problems are shown here, and "jump to the field" finds it. */
  path: string
  label: string
  value: string
  onChange: (value: string) => void
  /** More than one makes it a field of lines. */
  rows?: number
  hint?: ReactNode
  optional?: boolean
  placeholder?: string
  mono?: boolean
  hideLabel?: boolean
}

export function TextField({
  path,
  label,
  value,
  onChange,
  rows = 1,
  hint,
  optional,
  placeholder,
  mono,
  hideLabel,
}: TextFieldProps) {
  const error = useFieldIssue(path)
  const Control = rows > 1 ? Textarea : Input
  return (
    <Field label={label} hint={hint} error={error} tone="problem" hideLabel={hideLabel} optional={optional}>
      {(control) => (
        <Control
          {...control}
          {...(rows > 1 ? { rows } : {})}
          data-field={path}
          value={value}
          placeholder={placeholder}
          spellCheck={!mono}
          className={mono ? 'font-mono text-xs' : undefined}
          onChange={(event: { target: { value: string } }) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
