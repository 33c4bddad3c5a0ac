'use client'

import { memo } from 'react'
import { TextField } from '@/components/node-kit/fields/text-field'
import { cn } from '@/components/ui/cn'
import type { NodeBodyProps, NodeFace, NodeFormProps } from './node-face'

const Body = memo(function NoteBody({ data, selected }: NodeBodyProps<'note'>) {
  return (
    <article
      className={cn(
        'w-65 rounded-xl border border-type-note/30 bg-type-note/8 px-3 py-2.5 text-left',
        selected && 'border-accent ring-2 ring-accent/35',
      )}
    >
      {data.label && data.label !== 'Note' ? <h2 className="truncate text-sm font-semibold">{data.label}</h2> : null}
      <p className="text-sm break-words whitespace-pre-wrap text-muted">
        {data.text || 'Write a remark in the inspector.'}
      </p>
    </article>
  )
})

function Form({ data, onChange }: NodeFormProps<'note'>) {
  return (
    <TextField
      path="text"
      label="Text"
      rows={6}
      placeholder="Why this workflow is the way it is."
      value={data.text}
      onChange={(text) => onChange({ text })}
    />
  )
}

export const noteFace: NodeFace<'note'> = { Body, Form, shortcut: 'N' }
