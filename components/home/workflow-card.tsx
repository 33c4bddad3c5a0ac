'use client'

import { Copy, Download, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { deleteWorkflow, duplicateWorkflow, loadWorkflow } from '@/lib/actions/workflows'
import type { WorkflowSummary } from '@/lib/db/workflows'
import type { Result } from '@/lib/errors/result'
import { StatusMark } from '@/components/node-kit/status'
import { downloadText, fileNameOf } from '@/components/run/download-text'
import { LocalTime } from '@/components/run/local-time'
import { ConfirmDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { CardLinkArea } from '@/components/ui/card'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { toast } from '@/components/ui/toast'
import { GraphPicture } from './graph-picture'
import { RenameForm } from './rename-form'

/** A workflow with its picture and its last run. */
export function WorkflowCard({ workflow }: { workflow: WorkflowSummary }) {
  const router = useRouter()
  const [isRenaming, setRenaming] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [, startTransition] = useTransition()
  const { id: workflowId, name, lastRun } = workflow

  function act(work: () => Promise<Result<unknown>>, done: string, failed: string) {
    startTransition(async () => {
      const result = await work()
      if (!result.ok) {
        toast.error(failed, { description: result.problem.message })
        return
      }
      toast.success(done)
      router.refresh()
    })
  }

  async function exportDocument() {
    const result = await loadWorkflow({ workflowId })
    if (result.ok) {
      const text = `${JSON.stringify(result.value.document, null, 2)}\n`
      downloadText(`${fileNameOf(name)}.parallax.json`, 'application/json', text)
    } else toast.error('The workflow was not exported.', { description: result.problem.message })
  }

  return (
    <CardLinkArea className="flex flex-col overflow-hidden">
      <div className="h-28 border-b border-line bg-sunken p-3">
        {workflow.graph.nodes.length === 0 ? (
          <p className="grid h-full place-items-center text-xs text-faint">Empty canvas</p>
        ) : (
          <GraphPicture graph={workflow.graph} />
        )}
      </div>
      <div className="flex items-start gap-2 p-3 pl-4">
        <div className="min-w-0 flex-1">
          {isRenaming ? (
            <RenameForm workflowId={workflowId} name={name} onDone={() => setRenaming(false)} />
          ) : (
            <h2 className="truncate text-base font-semibold">
              <Link href={`/workflows/${workflowId}`} data-cover="">
                {name}
              </Link>
            </h2>
          )}
          <p className="mt-0.5 flex items-center gap-1.5 truncate text-xs text-muted">
            {lastRun === null ? (
              'Not run yet'
            ) : (
              <>
                <StatusMark status={lastRun.status} />
                <LocalTime at={lastRun.createdAt} relative />
              </>
            )}
          </p>
        </div>
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="ghost" size="icon" className="relative" aria-label={`More about ${name}`}>
              <Ellipsis aria-hidden />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <DropdownMenuItem onSelect={() => setRenaming(true)}>
              <Pencil aria-hidden /> Rename
            </DropdownMenuItem>
            <DropdownMenuItem
              onSelect={() =>
                act(() => duplicateWorkflow({ workflowId }), `“${name}” was duplicated.`, 'It was not duplicated.')
              }
            >
              <Copy aria-hidden /> Duplicate
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={exportDocument}>
              <Download aria-hidden /> Export as JSON
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem danger onSelect={() => setAsking(true)}>
              <Trash2 aria-hidden /> Delete
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Delete “${name}”?`}
        description="The workflow is deleted for good. Its runs stay, and it can be restored from any of them."
        confirmLabel="Delete workflow"
        onConfirm={() => act(() => deleteWorkflow({ workflowId }), `“${name}” was deleted.`, 'It was not deleted.')}
        danger
      />
    </CardLinkArea>
  )
}
