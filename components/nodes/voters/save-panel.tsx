'use client'

import { useState, useTransition } from 'react'
import { plural } from '@/components/run/format-figures'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { savePersonaPanel } from '@/lib/actions/persona-panels'
import type { Persona } from '@/lib/nodes/persona-panel'

/** Keeps personas under a name, for any vote. */
export function SavePanel({ personas, onSaved }: { personas: readonly Persona[]; onSaved?: () => void }) {
  const [name, setName] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isSaving, startTransition] = useTransition()

  function save() {
    setError(null)
    startTransition(async () => {
      const result = await savePersonaPanel({ name, personas: [...personas] })
      if (!result.ok) return setError(result.problem.issues[0]?.message ?? result.problem.message)
      toast.success(`The panel “${name.trim()}” was saved.`, { description: 'It can be used in any vote.' })
      setName('')
      onSaved?.()
    })
  }

  return (
    <Field label={`Save ${plural(personas.length, 'persona')} as a panel`} error={error}>
      {(control) => (
        <div className="flex gap-1.5">
          <Input
            {...control}
            placeholder="Name of the panel"
            value={name}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => (event.key === 'Enter' && name.trim() !== '' ? save() : undefined)}
          />
          <Button disabled={isSaving || name.trim() === ''} onClick={save}>
            Save
          </Button>
        </div>
      )}
    </Field>
  )
}
