'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { ChoiceCards } from './choice-cards'
import type { StepProps } from './guided-step'
import { fittingRules, type GuidedAnswers } from './guided-workflow'

/** What voters answer with, and how many they are. */
export function VoteFields({ answers, change }: StepProps) {
  const { choices } = answers
  const pick = (answerType: GuidedAnswers['answerType']) =>
    change({ answerType, rule: fittingRules({ ...answers, answerType })[0] ?? answers.rule })
  return (
    <>
      <ChoiceCards
        label="What do they answer with?"
        value={answers.answerType}
        onChange={pick}
        isCompact
        options={[
          { value: 'choice', title: 'One of several choices', text: 'Yes or no, a category, a grade.' },
          { value: 'number', title: 'A number', text: 'A forecast, an estimate, a score.' },
          { value: 'text', title: 'Text', text: 'Drafts and opinions, to be merged.' },
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {answers.answerType === 'choice' ? (
          <Field label="Choices" hint="One a line.">
            {(control) => (
              <Textarea
                {...control}
                rows={3}
                value={choices.join('\n')}
                onChange={(event) => change({ choices: event.target.value.split('\n') })}
              />
            )}
          </Field>
        ) : null}
        {answers.answerType === 'number' ? (
          <Field label="Unit" optional hint="USD, %, bn USD …">
            {(control) => (
              <Input
                {...control}
                maxLength={40}
                value={answers.unit}
                onChange={(event) => change({ unit: event.target.value })}
              />
            )}
          </Field>
        ) : null}
        <Field label="How many voters?" hint="An odd number avoids most ties.">
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={100}
              value={answers.samples}
              onChange={(event) => change({ samples: Math.min(100, Math.max(1, Number(event.target.value) || 1)) })}
            />
          )}
        </Field>
      </div>
    </>
  )
}
