'use client'

import { Copy, Download, Ellipsis, Keyboard, Redo2, Trash2, Undo2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useEditorActions, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { downloadText, fileNameOf } from '@/components/run/download-text'
import { ConfirmDialog } from '@/components/ui/alert-dialog'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import { createWorkflow, deleteWorkflow } from '@/lib/actions/workflows'
import { toDocument } from '@/lib/editor/to-document'
import { belongsElsewhere } from '../canvas/shortcuts'
import { ShortcutsDialog } from '../shortcuts-dialog'
import { useModKey } from '../use-mod-key'

/** What can be done with the workflow as a whole. */
export function WorkflowMenu() {
  const { store } = useEditorSurroundings()
  const { undo, redo } = useEditorActions()
  const router = useRouter()
  const modKey = useModKey()
  const [open, setOpen] = useState<'delete' | 'shortcuts' | null>(null)

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === '?' && !belongsElsewhere(event.target)) setOpen('shortcuts')
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  function exportJson() {
    const document = toDocument(store.getState())
    downloadText(
      `${fileNameOf(document.name)}.parallax.json`,
      'application/json',
      `${JSON.stringify(document, null, 2)}\n`,
    )
  }

  async function duplicate() {
    // What is on the screen, not what was saved last: the copy must not depend on the pause in typing.
    const document = toDocument(store.getState())
    const result = await createWorkflow({ document: { ...document, name: `${document.name.slice(0, 190)} (copy)` } })
    if (!result.ok) return toast.error('The workflow was not duplicated.', { description: result.problem.message })
    router.push(`/workflows/${result.value.workflowId}`)
  }

  async function remove() {
    const result = await deleteWorkflow({ workflowId: store.getState().workflowId })
    if (!result.ok) return toast.error('The workflow was not deleted.', { description: result.problem.message })
    router.push('/')
  }

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label="More">
            <Ellipsis aria-hidden />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem className="sm:hidden" onSelect={undo}>
            <Undo2 aria-hidden /> Undo
          </DropdownMenuItem>
          <DropdownMenuItem className="sm:hidden" onSelect={redo}>
            <Redo2 aria-hidden /> Redo
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => void duplicate()}>
            <Copy aria-hidden /> Duplicate workflow
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={exportJson}>
            <Download aria-hidden /> Export as JSON
          </DropdownMenuItem>
          <DropdownMenuItem shortcut="?" onSelect={() => setOpen('shortcuts')}>
            <Keyboard aria-hidden /> Keyboard
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger onSelect={() => setOpen('delete')}>
            <Trash2 aria-hidden /> Delete workflow…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDialog
        open={open === 'delete'}
        onOpenChange={(next) => setOpen(next ? 'delete' : null)}
        title="Delete this workflow?"
        description="It is deleted for good. Its runs stay, each with a snapshot from which the workflow can be restored."
        confirmLabel="Delete workflow"
        onConfirm={() => void remove()}
        danger
      />
      <ShortcutsDialog
        open={open === 'shortcuts'}
        onOpenChange={(next) => setOpen(next ? 'shortcuts' : null)}
        modKey={modKey}
      />
    </>
  )
}
