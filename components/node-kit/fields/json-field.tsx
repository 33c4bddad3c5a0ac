'use client'

import { useState } from 'react'
import type { z } from 'zod'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { useFieldIssue } from '../form-context'

type Json = z.core.util.JSONType

type JsonFieldProps = {
  path: string
  label: string
  value: Json
  /** Called only with what is JSON. */
  onChange: (value: Json) => void
  hint?: string
  rows?: number
}

/** Keeps what is being typed while it is not JSON yet; the document gets only what it can hold. */
export function JsonField({ path, label, value, onChange, hint, rows = 2 }: JsonFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const issue = useFieldIssue(path, true)
  const isBroken = typed !== null && read(typed) === undefined
  return (
    <Field label={label} hint={hint} error={isBroken ? 'This is not JSON yet.' : issue}>
      {(control) => (
        <Textarea
          {...control}
          data-field={path}
          rows={rows}
          spellCheck={false}
          className="font-mono text-xs"
          value={typed ?? JSON.stringify(value, null, rows > 2 ? 2 : undefined)}
          onChange={(event) => {
            setTyped(event.target.value)
            const json = read(event.target.value)
            if (json !== undefined) onChange(json)
          }}
          onBlur={() => (isBroken ? undefined : setTyped(null))}
        />
      )}
    </Field>
  )
}

function read(text: string): Json | undefined {
  try {
    // The cast: JSON.parse answers with nothing else.
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
