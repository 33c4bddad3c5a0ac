'use client'

import { ItemList } from '@/components/node-kit/fields/item-list'
import { ModelField } from '@/components/node-kit/fields/model-field'

type Member = { model?: string }
type PanelFieldProps = {
  path: string
  label: string
  hint?: string
  /** What one member is called: "judge". */
  noun: string
  value: readonly Member[]
  onChange: (value: Member[]) => void
}

/** Models that do the same work side by side; one that names none takes that of the node. */
export function PanelField({ path, label, hint, noun, value, onChange }: PanelFieldProps) {
  return (
    <ItemList<Member>
      path={path}
      label={label}
      hint={hint}
      noun={noun}
      items={value}
      onChange={onChange}
      create={() => ({})}
      head={(member, at, change) => (
        <ModelField
          path={`${path}.${at}.model`}
          label={`Model of ${noun} ${at + 1}`}
          hideLabel
          none="Model: that of the node"
          value={member.model}
          onChange={(model) => change({ model })}
        />
      )}
    />
  )
}
