'use client'

import { Columns2, History } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useEditor } from '@/components/node-kit/editor-context'
import { RunList } from '@/components/run/run-list'
import { Button } from '@/components/ui/button'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Spinner } from '@/components/ui/spinner'
import { listRuns } from '@/lib/actions/runs'
import type { RunSummary } from '@/lib/db/runs'

type Read = { runs: readonly RunSummary[] } | { failure: string } | null

/** The earlier runs of this workflow, read anew each time somebody looks. */
export function RunHistory() {
  const workflowId = useEditor((state) => state.workflowId)
  const [read, setRead] = useState<Read>(null)

  async function look() {
    setRead(null)
    try {
      const result = await listRuns({ workflowId })
      setRead(result.ok ? { runs: result.value } : { failure: result.problem.message })
    } catch {
      setRead({ failure: 'The server could not be reached. Check that it runs, then look again.' })
    }
  }

  return (
    <Popover onOpenChange={(open) => void (open && look())}>
      <PopoverTrigger asChild>
        <Button size="sm" variant="ghost">
          <History aria-hidden /> <span className="max-sm:sr-only">Runs</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent
        side="top"
        align="end"
        aria-label="Runs of this workflow"
        className="w-104 max-w-[calc(100vw-1rem)] p-1.5"
      >
        <Content read={read} workflowId={workflowId} />
      </PopoverContent>
    </Popover>
  )
}

function Content({ read, workflowId }: { read: Read; workflowId: string }) {
  if (read === null) {
    return (
      <p role="status" className="flex items-center gap-2 px-2 py-3 text-sm text-muted">
        <Spinner /> Reading the runs…
      </p>
    )
  }
  if ('failure' in read) return <p className="px-2 py-3 text-sm text-failed">{read.failure}</p>
  if (read.runs.length === 0) return <p className="px-2 py-3 text-sm text-muted">This workflow has not run yet.</p>
  return (
    <>
      <RunList runs={read.runs} named={false} className="max-h-80 scroll-thin overflow-y-auto" />
      {read.runs.length < 2 ? null : (
        <Link
          href={`/workflows/${workflowId}/compare`}
          className="mt-1 flex items-center gap-1.5 rounded-md border-t border-line px-2 py-2 text-sm font-medium text-accent-ink hover:bg-hover"
        >
          <Columns2 aria-hidden className="size-4" /> Compare two runs
        </Link>
      )}
    </>
  )
}
