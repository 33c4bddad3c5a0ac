'use client'

import { rules } from '@/lib/aggregation'
import type { AnswerType } from '@/lib/aggregation/answer'
import { ruleNameSchema } from '@/lib/aggregation/rule-name'
import type { Issue } from '@/lib/errors/app-error'
import type { FlowNode } from '@/lib/graph/document'
import { Advanced } from '@/components/node-kit/fields/call-options-fields'
import { NodeFormProvider } from '@/components/node-kit/form-context'
import { ruleFamilies } from '@/components/nodes/rule-field'
import { RuleOptionsFields } from '@/components/nodes/rule-options-fields'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { choiceOf, type RuleChoice } from './rule-choice'

type ReaggregateFormProps = {
  /** As the run had it. */
  node: FlowNode<'aggregate'>
  /** The kinds of answer that are to be combined. */
  given: readonly AnswerType[]
  value: RuleChoice
  onChange: (choice: RuleChoice) => void
  issues: readonly Issue[]
}

/** By which rule and with which options the branches are to be combined. Every change counts at once: there is nothing to submit. */
export function ReaggregateForm({ node, given, value, onChange, issues }: ReaggregateFormProps) {
  const rule = rules[value.rule]
  return (
    <NodeFormProvider nodeId={node.id} issues={issues} references={[]}>
      <form
        aria-label={`Aggregate ${node.data.label} another way`}
        className="flex max-w-md flex-col gap-3 print:hidden"
        onSubmit={(event) => event.preventDefault()}
      >
        <Field label="Rule" hint={rule.summary}>
          {(control) => (
            <Select
              {...control}
              value={value.rule}
              onChange={(event) => {
                const picked = ruleNameSchema.safeParse(event.target.value)
                if (picked.success) onChange(choiceOf(node, picked.data))
              }}
            >
              {ruleFamilies.map(({ family, label }) => (
                <optgroup key={family} label={label}>
                  {Object.values(rules)
                    .filter((member) => member.family === family)
                    .map(({ name, label: words, callsModel, answers }) => (
                      <option key={name} value={name}>
                        {words}
                        {name === node.data.rule ? ' (as in the run)' : callsModel ? ' (asks a model)' : ''}
                        {given.every((type) => answers.includes(type)) ? '' : ' (does not combine these answers)'}
                      </option>
                    ))}
                </optgroup>
              ))}
            </Select>
          )}
        </Field>
        <Advanced label={`Options of ${rule.label.toLowerCase()}`}>
          {/* A field keeps what is being typed: another rule begins with fields of its own. */}
          <RuleOptionsFields
            key={value.rule}
            rule={rule}
            value={value.options}
            onChange={(options) => onChange({ ...value, options })}
          />
        </Advanced>
      </form>
    </NodeFormProvider>
  )
}
