'use client'

import { memo } from 'react'
import { AnswerField } from '@/components/node-kit/fields/answer-field'
import { Advanced, CallOptionsFields } from '@/components/node-kit/fields/call-options-fields'
import { ModelField } from '@/components/node-kit/fields/model-field'
import { PromptField } from '@/components/node-kit/fields/prompt-field'
import { SwitchField } from '@/components/node-kit/fields/switch-field'
import { NodeFrame } from '@/components/node-kit/node-frame'
import type { NodeBodyProps, NodeFace, NodeFormProps } from './node-face'
import { NodeSentence } from './node-sentence'
import { PlanNotice } from './plan-notice'
import { SectionsField } from './sections-field'

const mostShown = 4

const Body = memo(function SectionBody({ id, data, selected }: NodeBodyProps<'section'>) {
  const hidden = data.sections.length - mostShown
  return (
    <NodeFrame id={id} type="section" label={data.label} selected={selected} sentence={<NodeSentence nodeId={id} />}>
      <ul className="flex flex-col gap-0.5 text-sm text-faint">
        {data.sections.slice(0, mostShown).map((part, at) => (
          <li key={at} className="flex items-center gap-1.5">
            <span aria-hidden className="size-1 shrink-0 rounded-full bg-type-section" />
            <span className="truncate">{part.label || part.instruction || `Section ${at + 1}`}</span>
          </li>
        ))}
        {hidden > 0 ? <li className="pl-2.5">and {hidden} more</li> : null}
      </ul>
    </NodeFrame>
  )
})

function Form({ data, onChange }: NodeFormProps<'section'>) {
  return (
    <>
      <SectionsField value={data.sections} onChange={(sections) => onChange({ sections })} />
      <PromptField
        path="prompt"
        label="Prompt for every section"
        rows={5}
        hint="Each branch gets it with its own instruction in place of {{section.instruction}}."
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
        <SwitchField
          path="hedge"
          label="Call stragglers twice"
          hint="When a branch takes longer than 95 % of those that have answered, a second call is made, and the first of the two answers counts. At most a tenth more calls, and none in a run with a cost limit."
          value={data.hedge !== undefined}
          onChange={(isOn) => onChange({ hedge: isOn ? {} : undefined })}
        />
        <CallOptionsFields value={data} onChange={onChange} />
        <PlanNotice plan={data.plan} onChange={(plan) => onChange({ plan })} />
      </Advanced>
    </>
  )
}

export const sectionFace: NodeFace<'section'> = { Body, Form, shortcut: 'S' }
