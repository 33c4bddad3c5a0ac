'use client'

import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { plural } from '@/components/run/format-figures'
import { ConfirmDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import { deletePersonaPanel } from '@/lib/actions/persona-panels'
import type { PersonaPanel } from '@/lib/nodes/persona-panel'
import { PanelForm } from './panel-form'

type StoredPanel = PersonaPanel & { id: string }

/** Personas kept for any vote; one form is open at a time. */
export function Panels({ panels }: { panels: readonly StoredPanel[] }) {
  const [editing, setEditing] = useState<string | null>(null)
  const close = () => setEditing(null)
  return (
    <div className="flex flex-col gap-3">
      {panels.map((panel) =>
        editing === panel.id ? (
          <PanelForm key={panel.id} panel={panel} onDone={close} />
        ) : (
          <PanelCard key={panel.id} panel={panel} onEdit={() => setEditing(panel.id)} />
        ),
      )}
      {panels.length === 0 && editing === null ? (
        <p className="text-sm text-muted">
          None yet. Write one here, or save the personas of a vote in its form, from the rows of a table too.
        </p>
      ) : null}
      {editing === newPanel ? (
        <PanelForm panel={null} onDone={close} />
      ) : (
        <Button className="w-fit" onClick={() => setEditing(newPanel)}>
          <Plus aria-hidden />
          Add a panel
        </Button>
      )}
    </div>
  )
}

/** No panel has this id: an id has no space. */
const newPanel = 'new panel'

function PanelCard({ panel, onEdit }: { panel: StoredPanel; onEdit: () => void }) {
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const { id, name, personas } = panel

  async function remove() {
    const result = await deletePersonaPanel({ id })
    if (result.ok) {
      toast.success(`The panel “${name}” was deleted.`)
      router.refresh()
    } else toast.error('Nothing was deleted.', { description: result.problem.message })
  }

  return (
    <Card className="flex flex-wrap items-start gap-x-4 gap-y-3 p-4">
      <div className="min-w-0 flex-1 basis-60">
        <h3 className="text-base font-semibold">{name}</h3>
        <p className="mt-0.5 line-clamp-2 text-xs text-muted">
          {plural(personas.length, 'persona')}: {personas.map((persona) => persona.name).join(', ')}
        </p>
      </div>
      <div className="flex items-center gap-1.5">
        <Button onClick={onEdit} aria-label={`Edit the panel ${name}`}>
          <Pencil aria-hidden />
          Edit
        </Button>
        <IconButton label={`Delete the panel ${name}`} onClick={() => setAsking(true)}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Delete “${name}”?`}
        description="Votes that were given its personas keep them."
        confirmLabel="Delete panel"
        onConfirm={remove}
        danger
      />
    </Card>
  )
}
