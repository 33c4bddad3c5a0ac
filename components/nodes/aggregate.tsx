'use client'

import { memo } from 'react'
import { modelNeeds, rules } from '@/lib/aggregation'
import { Advanced } from '@/components/node-kit/fields/call-options-fields'
import { ModelField } from '@/components/node-kit/fields/model-field'
import { NumberField } from '@/components/node-kit/fields/number-field'
import { SwitchField } from '@/components/node-kit/fields/switch-field'
import { JoinCount } from '@/components/node-kit/join-count'
import { NodeFrame } from '@/components/node-kit/node-frame'
import { JoinField } from './join-field'
import type { NodeBodyProps, NodeFace, NodeFormProps } from './node-face'
import { NodeSentence } from './node-sentence'
import { RuleField } from './rule-field'
import { RuleOptionsFields } from './rule-options-fields'
import { useIncomingAnswers } from './use-incoming-answers'

const Body = memo(function AggregateBody({ id, data, selected }: NodeBodyProps<'aggregate'>) {
  return (
    <NodeFrame id={id} type="aggregate" label={data.label} selected={selected} sentence={<NodeSentence nodeId={id} />}>
      <JoinCount nodeId={id} />
    </NodeFrame>
  )
})

function Form({ data, onChange }: NodeFormProps<'aggregate'>) {
  const rule = rules[data.rule]
  const given = useIncomingAnswers()
  return (
    <>
      {/* Options belong to a rule: another rule begins with its own. */}
      <RuleField value={data.rule} given={given} onChange={(name) => onChange({ rule: name, options: undefined })} />
      {modelNeeds(data.rule, data.options).length > 0 ? (
        <ModelField path="model" value={data.model} onChange={(model) => onChange({ model })} />
      ) : null}
      <JoinField value={data.join} onChange={(join) => onChange({ join })} />
      <Advanced label={`Options of ${rule.label.toLowerCase()}`}>
        <RuleOptionsFields rule={rule} value={data.options} onChange={(options) => onChange({ options })} />
      </Advanced>
      <Advanced label="When branches fail">
        <SwitchField
          path="onFailure"
          label="Fail when any branch fails"
          hint="Otherwise it goes on with the branches that succeeded, and names those that are missing."
          value={data.onFailure === 'fail'}
          onChange={(strict) => onChange({ onFailure: strict ? 'fail' : undefined })}
        />
        <NumberField
          path="minSucceeded"
          label="Fewest branches for a result"
          integer
          min={1}
          placeholder="1"
          value={data.minSucceeded}
          onChange={(minSucceeded) => onChange({ minSucceeded })}
        />
      </Advanced>
    </>
  )
}

export const aggregateFace: NodeFace<'aggregate'> = { Body, Form, shortcut: 'A' }
