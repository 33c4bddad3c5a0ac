'use client'

import { NumberField } from '@/components/node-kit/fields/number-field'
import { SelectField, type SelectOption } from '@/components/node-kit/fields/select-field'
import type { NodeData } from '@/lib/nodes'

type Stop = NonNullable<NodeData<'vote'>['stop']>
type StopFieldProps = { value: Stop | undefined; onChange: (stop: Stop | undefined) => void }

const rules: SelectOption<Stop['rule']>[] = [
  { value: 'never', label: 'Never: every voter answers' },
  { value: 'unbeatable', label: 'When the leader cannot be overtaken (not available yet)', disabled: true },
  { value: 'beta', label: 'When the leader is sure enough (not available yet)', disabled: true },
]

/** When a vote may end before everyone has answered. */
export function StopField({ value, onChange }: StopFieldProps) {
  return (
    <>
      <SelectField
        path="stop.rule"
        label="Stop early"
        value={value?.rule ?? 'never'}
        options={rules}
        onChange={(rule) => onChange(rule === 'never' ? undefined : { ...value, rule })}
      />
      {value?.rule === 'beta' ? (
        <NumberField
          path="stop.confidence"
          label="How sure"
          min={0.5}
          max={0.999}
          placeholder="0.95"
          value={value.confidence}
          onChange={(confidence) => onChange({ ...value, confidence })}
        />
      ) : null}
    </>
  )
}
