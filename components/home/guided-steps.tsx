'use client'

import { Plus, X } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { rules } from '@/lib/aggregation'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field, FieldGroup } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { fittingRules, type GuidedAnswers } from './guided-workflow'
import { ChoiceCards } from './choice-cards'

export type StepProps = { answers: GuidedAnswers; change: (patch: Partial<GuidedAnswers>) => void }

/** A numbered step of the guide. All of them are in sight: nothing has to be finished to look ahead. */
export function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="grid gap-x-4 gap-y-3 sm:grid-cols-[2rem_minmax(0,1fr)]">
      <span
        aria-hidden
        className="grid size-8 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent-ink tabular"
      >
        {number}
      </span>
      <div className="flex min-w-0 flex-col gap-4">
        <h2 id={id} className="text-lg leading-8 font-semibold tracking-tight">
          <span className="sr-only">Step {number}: </span>
          {title}
        </h2>
        {children}
      </div>
    </section>
  )
}

export function TaskStep({ answers, change }: StepProps) {
  return (
    <>
      <Field label="Name">
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            placeholder="Review of a press release"
            value={answers.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label="What is to be done?" hint="Every branch is told this. The material follows by itself.">
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            placeholder="Review the text below for our readers. Be specific and quote what you mean."
            value={answers.task}
            onChange={(event) => change({ task: event.target.value })}
          />
        )}
      </Field>
      <Field label="Sample material" optional hint="Something to try it on. Each run may be given other material.">
        {(control) => (
          <Textarea
            {...control}
            rows={4}
            placeholder="Paste a text, a table, notes…"
            value={answers.material}
            onChange={(event) => change({ material: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

export function PatternStep({ answers, change }: StepProps) {
  const pick = (pattern: GuidedAnswers['pattern']) =>
    change({ pattern, rule: fittingRules({ ...answers, pattern })[0] ?? answers.rule })
  return (
    <>
      <ChoiceCards
        label="Pattern"
        value={answers.pattern}
        onChange={pick}
        options={[
          {
            value: 'sectioning',
            title: 'Sectioning',
            text: 'The task has independent parts. Each part gets a model call of its own, all at the same time.',
          },
          {
            value: 'voting',
            title: 'Voting',
            text: 'The same task is put to several voters at the same time, and their answers are counted or combined.',
          },
        ]}
      />
      {answers.pattern === 'sectioning' ? (
        <SectionsFields answers={answers} change={change} />
      ) : (
        <VoteFields answers={answers} change={change} />
      )}
    </>
  )
}

function SectionsFields({ answers, change }: StepProps) {
  const { sections } = answers
  const set = (at: number, patch: Partial<(typeof sections)[number]>) =>
    change({ sections: sections.map((section, index) => (index === at ? { ...section, ...patch } : section)) })
  return (
    <FieldGroup label="Sections" hint="One model call each. Give each a name and say what it is to look at.">
      <ol className="flex flex-col gap-2">
        {sections.map((section, at) => (
          <li key={at} className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 sm:grid-cols-[10rem_minmax(0,1fr)_auto]">
            <Input
              aria-label={`Name of section ${at + 1}`}
              placeholder={examples[at]?.label ?? 'Name'}
              value={section.label}
              onChange={(event) => set(at, { label: event.target.value })}
            />
            <Input
              aria-label={`Instruction of section ${at + 1}`}
              className="max-sm:order-last max-sm:col-span-2"
              placeholder={examples[at]?.instruction ?? 'What is this section to do?'}
              value={section.instruction}
              onChange={(event) => set(at, { instruction: event.target.value })}
            />
            <IconButton
              label={`Remove section ${at + 1}`}
              disabled={sections.length === 1}
              onClick={() => change({ sections: sections.filter((_, index) => index !== at) })}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        variant="ghost"
        className="w-fit"
        onClick={() => change({ sections: [...sections, { label: '', instruction: '' }] })}
      >
        <Plus aria-hidden />
        Add section
      </Button>
    </FieldGroup>
  )
}

const examples = [
  { label: 'Tone', instruction: 'Is the tone right for the readers?' },
  { label: 'Facts', instruction: 'Which statements need a source?' },
  { label: 'Compliance', instruction: 'Is anything promised that must not be?' },
]

function VoteFields({ answers, change }: StepProps) {
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

export function RuleStep({ answers, change }: StepProps) {
  return (
    <ChoiceCards
      label="Rule"
      value={answers.rule}
      onChange={(rule) => change({ rule })}
      className={cn('sm:grid-cols-1')}
      isCompact
      options={fittingRules(answers).map((name) => ({
        value: name,
        title: rules[name].label,
        text: rules[name].summary,
      }))}
    />
  )
}
