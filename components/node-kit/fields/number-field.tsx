'use client'

import { useState, type ReactNode } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useFieldIssue } from '../form-context'

type NumberFieldProps = {
  path: string
  label: string
  value: number | undefined
  /** undefined: the field was emptied. Called only with numbers that the limits allow. */
  onChange: (value: number | undefined) => void
  min?: number
  max?: number
  integer?: boolean
  hint?: ReactNode
  placeholder?: string
  optional?: boolean
}

/** Keeps what is being typed, also while it is not a number yet; the document gets only numbers that it can hold. */
export function NumberField({
  path,
  label,
  value,
  onChange,
  min,
  max,
  integer = false,
  hint,
  placeholder,
  optional,
}: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const issue = useFieldIssue(path)
  const shown = typed ?? (value === undefined ? '' : String(value))
  const error = typed === null ? issue : (whyNot(typed, { min, max, integer }) ?? issue)

  function type(text: string) {
    setTyped(text)
    if (text.trim() === '') onChange(undefined)
    else if (whyNot(text, { min, max, integer }) === null) onChange(Number(text))
  }

  return (
    <Field label={label} hint={hint} error={error} tone="problem" optional={optional}>
      {(control) => (
        <Input
          {...control}
          data-field={path}
          inputMode={integer ? 'numeric' : 'decimal'}
          className="tabular"
          value={shown}
          placeholder={placeholder}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  )
}

type Limits = { min?: number; max?: number; integer: boolean }

function whyNot(text: string, { min, max, integer }: Limits): string | null {
  if (text.trim() === '') return null
  const number = Number(text)
  if (!Number.isFinite(number)) return 'Write a number, such as 12.'
  if (integer && !Number.isInteger(number)) return 'Write a whole number.'
  if (min !== undefined && number < min) return `Write ${min} or more.`
  if (max !== undefined && number > max) return `Write ${max} or less.`
  return null
}
