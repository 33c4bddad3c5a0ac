'use client'

import { memo } from 'react'
import { AnswerField } from '@/components/node-kit/fields/answer-field'
import { Advanced, CallOptionsFields } from '@/components/node-kit/fields/call-options-fields'
import { PromptField } from '@/components/node-kit/fields/prompt-field'
import { SwitchField } from '@/components/node-kit/fields/switch-field'
import { NodeFrame } from '@/components/node-kit/node-frame'
import type { NodeBodyProps, NodeFace, NodeFormProps } from './node-face'
import { Excerpt, NodeSentence } from './node-sentence'
import { StopField } from './stop-field'
import { VaryField } from './vary-field'
import { countBallots, VotersField } from './voters/voters-field'

const Body = memo(function VoteBody({ id, data, selected }: NodeBodyProps<'vote'>) {
  return (
    <NodeFrame id={id} type="vote" label={data.label} selected={selected} sentence={<NodeSentence nodeId={id} />}>
      <Excerpt text={data.prompt} empty="Nothing to vote on yet" />
    </NodeFrame>
  )
})

function Form({ data, onChange }: NodeFormProps<'vote'>) {
  return (
    <>
      <PromptField
        path="prompt"
        label="Question"
        rows={6}
        placeholder="What every voter is asked."
        value={data.prompt}
        onChange={(prompt) => onChange({ prompt })}
      />
      <AnswerField value={data.answer} onChange={(answer) => onChange({ answer })} />
      <VotersField value={data.voters} onChange={(voters) => onChange({ voters })} />
      {data.answer.type === 'json' ? null : (
        <SwitchField
          path="confidence"
          label="Ask how sure they are"
          hint="Every voter also says it, from 0 to 1, apart from its answer. “Weighted by stated confidence” counts with it."
          value={data.confidence ?? false}
          onChange={(confidence) => onChange({ confidence: confidence ? true : undefined })}
        />
      )}
      <Advanced>
        <VaryField value={data.vary} answer={data.answer} onChange={(vary) => onChange({ vary })} />
        <StopField value={data.stop} ballots={countBallots(data.voters)} onChange={(stop) => onChange({ stop })} />
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

export const voteFace: NodeFace<'vote'> = { Body, Form, shortcut: 'V' }
