'use client'

import { ItemList } from '@/components/node-kit/fields/item-list'
import { NumberField } from '@/components/node-kit/fields/number-field'
import { TextField } from '@/components/node-kit/fields/text-field'
import type { Criterion } from '@/lib/aggregation/judging/rubric'

type RubricFieldProps = {
  path: string
  label: string
  hint?: string
  value: readonly Criterion[]
  onChange: (value: Criterion[]) => void
}

/** What answers are scored by: a name, what it means, and how much it weighs. */
export function RubricField({ path, label, hint, value, onChange }: RubricFieldProps) {
  return (
    <ItemList<Criterion>
      path={path}
      label={label}
      hint={hint}
      noun="criterion"
      items={value}
      onChange={onChange}
      create={() => ({ name: '' })}
      head={(criterion, at, change) => (
        <TextField
          path={`${path}.${at}.name`}
          label={`Name of criterion ${at + 1}`}
          hideLabel
          placeholder={`Criterion ${at + 1}`}
          value={criterion.name}
          onChange={(name) => change({ name })}
        />
      )}
    >
      {(criterion, at, change) => (
        <>
          <TextField
            path={`${path}.${at}.description`}
            label={`Meaning of criterion ${at + 1}`}
            hideLabel
            rows={2}
            placeholder="What earns a 10 (optional)"
            value={criterion.description ?? ''}
            onChange={(description) => change({ description: description === '' ? undefined : description })}
          />
          <NumberField
            path={`${path}.${at}.weight`}
            label="Weight"
            min={0}
            placeholder="1"
            value={criterion.weight}
            onChange={(weight) => change({ weight })}
          />
        </>
      )}
    </ItemList>
  )
}
