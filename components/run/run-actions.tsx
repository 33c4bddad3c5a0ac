'use client'

import { Play, Trash2, Workflow } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { deleteRun, startRun } from '@/lib/actions/runs'
import { createWorkflow } from '@/lib/actions/workflows'
import { createPressKey } from '@/lib/editor/press-key'
import { isSettled } from '@/lib/engine/statuses'
import type { RunInputs, WorkflowDocument } from '@/lib/graph/document'
import { ConfirmDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Spinner } from '@/components/ui/spinner'
import { toast } from '@/components/ui/toast'
import { RunAgainFromMenu } from './again/run-again-from-menu'
import { useRunFeed } from './run-feed-provider'

type RunActionsProps = {
  runId: string
  /** null: the workflow was deleted; it can be made again from the run's snapshot. */
  workflowId: string | null
  snapshot: WorkflowDocument
  inputs: RunInputs
}

/** What can be done with a run as a whole. */
export function RunActions({ runId, workflowId, snapshot, inputs }: RunActionsProps) {
  const router = useRouter()
  const [isBusy, startTransition] = useTransition()
  const [isAsking, setAsking] = useState(false)
  const [pressKey] = useState(() => createPressKey(Date.now))
  const isOver = useRunFeed((state) => isSettled(state.run.status)) ?? false

  function runAgain(id: string) {
    const idempotencyKey = pressKey()
    startTransition(async () => {
      const result = await startRun({ workflowId: id, inputs, idempotencyKey })
      if (result.ok) router.push(`/runs/${result.value.runId}`)
      else toast.error('The run was not started.', { description: result.problem.message })
    })
  }

  function restore() {
    startTransition(async () => {
      const result = await createWorkflow({ document: snapshot })
      if (result.ok) router.push(`/workflows/${result.value.workflowId}`)
      else toast.error('The workflow was not restored.', { description: result.problem.message })
    })
  }

  function remove() {
    startTransition(async () => {
      const result = await deleteRun({ runId })
      if (!result.ok) {
        toast.error('The run was not deleted.', { description: result.problem.message })
        return
      }
      toast.success('The run was deleted.')
      router.push('/')
    })
  }

  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      {workflowId === null ? (
        <Button onClick={restore} disabled={isBusy}>
          <Workflow aria-hidden />
          Restore its workflow
        </Button>
      ) : (
        <>
          <Button asChild>
            <Link href={`/workflows/${workflowId}`}>
              <Workflow aria-hidden />
              Open workflow
            </Link>
          </Button>
          <Button variant="primary" onClick={() => runAgain(workflowId)} disabled={isBusy}>
            {isBusy ? <Spinner /> : <Play aria-hidden />}
            Run again
          </Button>
        </>
      )}
      <RunAgainFromMenu />
      {isOver ? (
        <IconButton label="Delete this run" onClick={() => setAsking(true)} disabled={isBusy}>
          <Trash2 aria-hidden />
        </IconButton>
      ) : null}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Delete this run?"
        description="Its result, its branches and its log are deleted for good. The workflow stays."
        confirmLabel="Delete run"
        onConfirm={remove}
        danger
      />
    </div>
  )
}
