'use client'

import type { ReactNode } from 'react'
import { Switch } from '@/components/ui/switch'
import { useFieldIssue } from '../form-context'

type SwitchFieldProps = {
  path: string
  label: string
  value: boolean
  onChange: (value: boolean) => void
  hint?: ReactNode
}

export function SwitchField({ path, label, value, onChange, hint }: SwitchFieldProps) {
  const error = useFieldIssue(path)
  return (
    <div data-field={path}>
      <Switch label={label} hint={hint} checked={value} onCheckedChange={onChange} />
      {error ? <p className="mt-1 text-xs text-warning">{error}</p> : null}
    </div>
  )
}
