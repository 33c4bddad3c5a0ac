'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { savePersonaPanel } from '@/lib/actions/persona-panels'
import type { Problem } from '@/lib/errors/result'
import type { Persona, PersonaPanel } from '@/lib/nodes/persona-panel'
import { FormEnd } from './form-end'

type PanelFormProps = {
  /** null: a new one. */
  panel: (PersonaPanel & { id: string }) | null
  onDone: () => void
}

/** What is being typed: a weight is a text until it is saved. */
type Draft = { name: string; description: string; weight: string }

export function PanelForm({ panel, onDone }: PanelFormProps) {
  const router = useRouter()
  const [name, setName] = useState(panel?.name ?? '')
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => panel?.personas.map(toDraft) ?? [empty])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSaving, startTransition] = useTransition()
  const errorOf = (path: string) => problem?.issues.find((issue) => issue.path === path)?.message ?? null
  const change = (at: number, patch: Partial<Draft>) =>
    setDrafts(drafts.map((draft, index) => (index === at ? { ...draft, ...patch } : draft)))

  function save(event: FormEvent) {
    event.preventDefault()
    setProblem(null)
    startTransition(async () => {
      const personas = drafts.map(toPersona)
      const result = await savePersonaPanel({ ...(panel === null ? {} : { id: panel.id }), name, personas })
      if (!result.ok) return setProblem(result.problem)
      toast.success(`The panel “${name.trim()}” was saved.`)
      router.refresh()
      onDone()
    })
  }

  return (
    <Card className="p-4">
      <form onSubmit={save} className="flex flex-col gap-4" noValidate>
        <Field label="Name of the panel" error={errorOf('name')}>
          {(control) => (
            <Input {...control} placeholder="Shoppers" value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <ol aria-label="Personas" className="flex flex-col gap-2">
          {drafts.map((draft, at) => (
            <li
              key={at}
              className="grid grid-cols-[1fr_6rem_auto] gap-2 rounded-lg border border-line bg-sunken/60 p-2"
            >
              <Field label={`Name of persona ${at + 1}`} hideLabel error={errorOf(`personas.${at}.name`)}>
                {(control) => (
                  <Input
                    {...control}
                    placeholder="Thrifty parent"
                    value={draft.name}
                    onChange={(event) => change(at, { name: event.target.value })}
                  />
                )}
              </Field>
              <Field label={`Weight of persona ${at + 1}`} hideLabel error={errorOf(`personas.${at}.weight`)}>
                {(control) => (
                  <Input
                    {...control}
                    inputMode="decimal"
                    placeholder="Weight 1"
                    value={draft.weight}
                    onChange={(event) => change(at, { weight: event.target.value })}
                  />
                )}
              </Field>
              <IconButton
                label={`Remove persona ${at + 1}`}
                disabled={drafts.length === 1}
                onClick={() => setDrafts(drafts.filter((_, index) => index !== at))}
              >
                <Trash2 aria-hidden />
              </IconButton>
              <Field
                label={`Who persona ${at + 1} is`}
                hideLabel
                className="col-span-full"
                error={errorOf(`personas.${at}.description`)}
              >
                {(control) => (
                  <Textarea
                    {...control}
                    rows={2}
                    placeholder="You are 38, have two children and compare every price."
                    value={draft.description}
                    onChange={(event) => change(at, { description: event.target.value })}
                  />
                )}
              </Field>
            </li>
          ))}
        </ol>
        <Button size="sm" variant="ghost" className="w-fit" onClick={() => setDrafts([...drafts, empty])}>
          <Plus aria-hidden /> Add persona
        </Button>
        <FormEnd problem={problem} isSaving={isSaving} onCancel={onDone} />
      </form>
    </Card>
  )
}

const empty: Draft = { name: '', description: '', weight: '' }

function toDraft({ name, description, weight }: Persona): Draft {
  return { name, description, weight: weight === undefined ? '' : String(weight) }
}

/** A weight that is no number is sent as one that no weight can be, so that it is refused at its field. */
function toPersona({ name, description, weight }: Draft): Persona {
  const said = weight.trim().replace(',', '.')
  const number = Number(said)
  return { name, description, ...(said === '' ? {} : { weight: Number.isFinite(number) ? number : -1 }) }
}
