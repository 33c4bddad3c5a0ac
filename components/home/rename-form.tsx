'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition, type FormEvent } from 'react'
import { renameWorkflow } from '@/lib/actions/workflows'
import { Input } from '@/components/ui/input'

type RenameFormProps = { workflowId: string; name: string; onDone: () => void }

/** The name in place. Enter or leaving the field saves, Escape does not. */
export function RenameForm({ workflowId, name, onDone }: RenameFormProps) {
  const router = useRouter()
  const [text, setText] = useState(name)
  const [error, setError] = useState<string | null>(null)
  const [isSaving, startTransition] = useTransition()

  function save(event?: FormEvent) {
    event?.preventDefault()
    if (isSaving) return
    if (text.trim() === name) {
      onDone()
      return
    }
    startTransition(async () => {
      const result = await renameWorkflow({ workflowId, name: text })
      if (!result.ok) {
        setError(result.problem.issues[0]?.message ?? result.problem.message)
        return
      }
      router.refresh()
      onDone()
    })
  }

  return (
    <form onSubmit={save} className="relative">
      <Input
        autoFocus
        aria-label="Name of the workflow"
        aria-invalid={error === null ? undefined : true}
        maxLength={200}
        value={text}
        disabled={isSaving}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => save()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
        }}
      />
      {error === null ? null : (
        <p role="alert" className="mt-1 text-xs text-danger">
          {error}
        </p>
      )}
    </form>
  )
}
