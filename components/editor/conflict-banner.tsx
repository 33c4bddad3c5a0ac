'use client'

import { GitFork } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useEditor, useEditorActions, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { createWorkflow } from '@/lib/actions/workflows'
import type { Autosave } from '@/lib/editor/autosave'
import type { DraftKeeper } from '@/lib/editor/draft'
import { toDocument } from '@/lib/editor/to-document'

/** Another tab or person has saved since. Nothing is sent until a way out is chosen; editing goes on meanwhile. */
export function ConflictBanner({ autosave }: { autosave: Autosave & { drafts: DraftKeeper } }) {
  const isConflict = useEditor((state) => state.saveStatus.kind === 'conflict')
  const { store } = useEditorSurroundings()
  const { name } = useEditorActions()
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  if (!isConflict) return null

  async function solve(way: () => Promise<string | null>) {
    setBusy(true)
    const problem = await way()
    setBusy(false)
    if (problem !== null) toast.error('The conflict is not solved yet.', { description: problem })
  }

  async function saveCopy(): Promise<string | null> {
    const document = toDocument(store.getState())
    const result = await createWorkflow({ document: { ...document, name: `${document.name} (my copy)`.slice(0, 200) } })
    if (!result.ok) return result.problem.message
    autosave.drafts.clear()
    await autosave.loadTheirs()
    router.push(`/workflows/${result.value.workflowId}`)
    return null
  }

  return (
    <section
      aria-label="Conflict"
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-warning-soft px-4 py-2"
    >
      <GitFork aria-hidden className="size-4 shrink-0 text-warning" />
      <p className="min-w-60 flex-1 text-sm">
        <span className="font-medium">“{name}” was changed elsewhere.</span> Your edits are not saved yet, and nothing
        is lost.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" disabled={isBusy} onClick={() => solve(autosave.loadTheirs)}>
          Load the other version
        </Button>
        <Button size="sm" disabled={isBusy} onClick={() => solve(saveCopy)}>
          Save mine as a copy
        </Button>
        <Button size="sm" disabled={isBusy} onClick={() => solve(autosave.keepMine)}>
          Keep mine (overwrites)
        </Button>
      </div>
    </section>
  )
}
