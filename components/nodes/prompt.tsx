'use client'

import { memo } from 'react'
import { AnswerField } from '@/components/node-kit/fields/answer-field'
import { Advanced, CallOptionsFields } from '@/components/node-kit/fields/call-options-fields'
import { ModelField } from '@/components/node-kit/fields/model-field'
import { PromptField } from '@/components/node-kit/fields/prompt-field'
import { NodeFrame } from '@/components/node-kit/node-frame'
import type { NodeBodyProps, NodeFace, NodeFormProps } from './node-face'
import { Excerpt, NodeSentence } from './node-sentence'

const Body = memo(function PromptBody({ id, data, selected }: NodeBodyProps<'prompt'>) {
  return (
    <NodeFrame id={id} type="prompt" label={data.label} selected={selected} sentence={<NodeSentence nodeId={id} />}>
      <Excerpt text={data.prompt} empty="Nothing is asked yet" />
    </NodeFrame>
  )
})

function Form({ data, onChange }: NodeFormProps<'prompt'>) {
  return (
    <>
      <PromptField
        path="prompt"
        label="Prompt"
        rows={7}
        placeholder="What the model is asked. Insert what came before with {{name}}."
        value={data.prompt}
        onChange={(prompt) => onChange({ prompt })}
      />
      <ModelField path="model" value={data.model} onChange={(model) => onChange({ model })} />
      <AnswerField value={data.answer} onChange={(answer) => onChange({ answer })} />
      <Advanced>
        <PromptField
          path="system"
          label="System prompt"
          optional
          rows={3}
          value={data.system ?? ''}
          onChange={(system) => onChange({ system: system === '' ? undefined : system })}
        />
        <CallOptionsFields value={data} onChange={onChange} />
      </Advanced>
    </>
  )
}

export const promptFace: NodeFace<'prompt'> = { Body, Form, shortcut: 'P' }
