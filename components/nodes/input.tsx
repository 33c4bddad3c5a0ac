'use client'

import { memo } from 'react'
import { Badge } from '@/components/ui/badge'
import { NodeFrame } from '@/components/node-kit/node-frame'
import { FieldsField } from './fields-field'
import type { NodeBodyProps, NodeFace, NodeFormProps } from './node-face'
import { NodeSentence } from './node-sentence'

const Body = memo(function InputBody({ id, data, selected }: NodeBodyProps<'input'>) {
  const types = [...new Set(data.fields.map(({ type }) => type))]
  return (
    <NodeFrame id={id} type="input" label={data.label} selected={selected} sentence={<NodeSentence nodeId={id} />}>
      <div className="flex flex-wrap gap-1">
        {types.map((type) => (
          <Badge key={type}>{type}</Badge>
        ))}
      </div>
    </NodeFrame>
  )
})

function Form({ data, onChange }: NodeFormProps<'input'>) {
  return <FieldsField value={data.fields} onChange={(fields) => onChange({ fields })} />
}

export const inputFace: NodeFace<'input'> = { Body, Form, shortcut: 'I' }
