'use client'

import { Plus, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { FieldGroup } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import type { StepProps } from './guided-step'

/** The parts of a sectioned task, with examples where nothing is written yet. */
export function SectionsFields({ answers, change }: StepProps) {
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
