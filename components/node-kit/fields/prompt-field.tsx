'use client'

import { Braces } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { Field } from '@/components/ui/field'
import type { ReferenceOption } from '@/lib/editor/references'
import { useFieldIssue, useNodeForm } from '../form-context'
import { HighlightedTextarea } from './highlighted-textarea'
import { PromptPreview } from './prompt-preview'

type PromptFieldProps = {
  path: string
  label: string
  value: string
  onChange: (value: string) => void
  rows?: number
  hint?: string
  optional?: boolean
  placeholder?: string
}

/** A template: upstream names are put in from a menu and marked in the text, unknown ones in red. */
export function PromptField({ path, label, value, onChange, rows = 6, hint, optional, placeholder }: PromptFieldProps) {
  const { references } = useNodeForm()
  const error = useFieldIssue(path)
  const area = useRef<HTMLTextAreaElement>(null)

  function insert(reference: string) {
    const element = area.current
    const [from, to] = element === null ? [value.length, value.length] : [element.selectionStart, element.selectionEnd]
    const written = `{{${reference}}}`
    onChange(value.slice(0, from) + written + value.slice(to))
    // After the paint that shows the new text: before it, the caret has nowhere to go.
    requestAnimationFrame(() => {
      element?.focus()
      element?.setSelectionRange(from + written.length, from + written.length)
    })
  }

  return (
    <div className="flex flex-col gap-1.5">
      <Field
        label={label}
        hint={hint}
        error={error}
        tone="problem"
        optional={optional}
        action={references.length === 0 ? null : <InsertMenu references={references} onInsert={insert} />}
      >
        {(control) => (
          <HighlightedTextarea
            {...control}
            ref={area}
            data-field={path}
            rows={rows}
            value={value}
            placeholder={placeholder}
            references={references}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <PromptPreview template={value} />
    </div>
  )
}

function InsertMenu({
  references,
  onInsert,
}: {
  references: readonly ReferenceOption[]
  onInsert: (reference: string) => void
}) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="ghost" className="h-6">
          <Braces aria-hidden /> Insert
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-w-80">
        {references.map(({ reference, label }) => (
          <DropdownMenuItem key={reference} onSelect={() => onInsert(reference)}>
            <span className="min-w-0">
              <span className="block truncate">{label}</span>
              <span className="block truncate font-mono text-2xs text-faint">{`{{${reference}}}`}</span>
            </span>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
