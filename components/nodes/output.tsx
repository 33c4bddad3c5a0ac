'use client'

import { memo } from 'react'
import { PromptField } from '@/components/node-kit/fields/prompt-field'
import { SelectField, type SelectOption } from '@/components/node-kit/fields/select-field'
import { NodeFrame } from '@/components/node-kit/node-frame'
import type { NodeBodyProps, NodeFace, NodeFormProps } from './node-face'
import { Excerpt, NodeSentence } from './node-sentence'

const formats: SelectOption<'markdown' | 'json' | 'table'>[] = [
  { value: 'markdown', label: 'Markdown' },
  { value: 'json', label: 'JSON' },
  { value: 'table', label: 'Table' },
]

const Body = memo(function OutputBody({ id, data, selected }: NodeBodyProps<'output'>) {
  return (
    <NodeFrame id={id} type="output" label={data.label} selected={selected} sentence={<NodeSentence nodeId={id} />}>
      {data.template ? <Excerpt text={data.template} empty="" /> : null}
    </NodeFrame>
  )
})

function Form({ data, onChange }: NodeFormProps<'output'>) {
  return (
    <>
      <SelectField
        path="format"
        label="Show as"
        value={data.format ?? 'markdown'}
        options={formats}
        onChange={(format) => onChange({ format })}
      />
      <PromptField
        path="template"
        label="Template"
        optional
        rows={5}
        hint="Words around the result. Without one, what leads here is handed back as it is."
        value={data.template ?? ''}
        onChange={(template) => onChange({ template: template === '' ? undefined : template })}
      />
    </>
  )
}

export const outputFace: NodeFace<'output'> = { Body, Form, shortcut: 'O' }
