'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import type { StepProps } from './guided-step'

/** What is to be done, and something to try it on. */
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
