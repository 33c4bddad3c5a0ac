'use client'

import { Plus, X } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { FieldGroup } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { useFieldIssue } from '../form-context'

type ChoicesFieldProps = {
  path: string
  label?: string
  hint?: string
  /** What one entry is called. */
  noun?: string
  value: readonly string[]
  onChange: (choices: string[]) => void
}

/** A list of short texts. Enter adds the next one; pasting lines makes one of each. */
export function ChoicesField({ path, label = 'Choices', hint, noun = 'choice', value, onChange }: ChoicesFieldProps) {
  const error = useFieldIssue(path, true)
  const list = useRef<HTMLUListElement>(null)

  function focusAt(at: number) {
    requestAnimationFrame(() => list.current?.querySelectorAll('input')[at]?.focus())
  }
  function insert(at: number, texts: readonly string[]) {
    onChange([...value.slice(0, at), ...texts, ...value.slice(at)])
    focusAt(at + texts.length - 1)
  }

  return (
    <FieldGroup label={label} hint={hint}>
      <ul ref={list} className="flex flex-col gap-1.5">
        {value.map((choice, at) => (
          <li key={at} className="flex items-center gap-1">
            <Input
              data-field={at === 0 ? path : undefined}
              aria-label={`${noun} ${at + 1}`}
              aria-invalid={error !== null ? true : undefined}
              value={choice}
              onChange={(event) => onChange(value.map((other, index) => (index === at ? event.target.value : other)))}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.metaKey || event.ctrlKey) return
                event.preventDefault()
                insert(at + 1, [''])
              }}
              onPaste={(event) => {
                const lines = event.clipboardData
                  .getData('text')
                  .split(/\r?\n/)
                  .filter((line) => line.trim() !== '')
                if (lines.length < 2) return
                event.preventDefault()
                onChange([...value.slice(0, at), ...lines, ...value.slice(at + (choice === '' ? 1 : 0))])
              }}
            />
            <IconButton
              size="icon-sm"
              label={`Remove ${noun} ${at + 1}`}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {error ? <p className="text-xs text-warning">{error}</p> : null}
      <Button
        size="sm"
        variant="ghost"
        className="w-fit"
        data-field={value.length === 0 ? path : undefined}
        onClick={() => insert(value.length, [''])}
      >
        <Plus aria-hidden /> Add {noun}
      </Button>
    </FieldGroup>
  )
}
