'use client'

import { ItemList } from '@/components/node-kit/fields/item-list'
import { ModelField } from '@/components/node-kit/fields/model-field'
import { TextField } from '@/components/node-kit/fields/text-field'
import type { Section } from '@/lib/nodes/section'

type SectionsFieldProps = { value: readonly Section[]; onChange: (sections: Section[]) => void }

export function SectionsField({ value, onChange }: SectionsFieldProps) {
  return (
    <ItemList<Section>
      path="sections"
      label="Sections"
      noun="section"
      hint="Each becomes a branch of its own; all of them run at the same time."
      items={value}
      onChange={onChange}
      create={() => ({ label: '', instruction: '' })}
      head={(part, at, change) => (
        <TextField
          path={`sections.${at}.label`}
          label={`Name of section ${at + 1}`}
          hideLabel
          placeholder={`Section ${at + 1}`}
          value={part.label}
          onChange={(label) => change({ label })}
        />
      )}
    >
      {(part, at, change) => (
        <>
          <TextField
            path={`sections.${at}.instruction`}
            label={`Instruction of section ${at + 1}`}
            hideLabel
            rows={2}
            placeholder="What this part is to find out"
            value={part.instruction}
            onChange={(instruction) => change({ instruction })}
          />
          <ModelField
            path={`sections.${at}.model`}
            label={`Model of section ${at + 1}`}
            hideLabel
            none="Model: as the node"
            value={part.model}
            onChange={(model) => change({ model })}
          />
        </>
      )}
    </ItemList>
  )
}
