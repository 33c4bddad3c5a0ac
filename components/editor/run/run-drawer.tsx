'use client'

import { Rows3 } from 'lucide-react'
import { useEditor } from '@/components/node-kit/editor-context'
import { RunPanel } from '@/components/run/run-panel'
import { EmptyState } from '@/components/ui/empty-state'
import { Spinner } from '@/components/ui/spinner'
import { useRunControl } from '../run-control'

/** The run that the canvas shows, in every view that there is of it. */
export function RunDrawer() {
  const { shown, isStarting } = useRunControl()
  const name = useEditor((state) => state.name)
  if (isStarting) {
    return (
      <div className="flex h-full items-center justify-center gap-2 bg-surface text-sm text-muted">
        <Spinner /> Starting…
      </div>
    )
  }
  if (shown === null) {
    return (
      <div className="h-full overflow-y-auto bg-surface">
        <EmptyState icon={<Rows3 />} title="No runs yet">
          Run the workflow to see its branches side by side, the result they make, and a timeline.
        </EmptyState>
      </div>
    )
  }
  return <RunPanel key={shown.runId} runId={shown.runId} graph={shown.graph} variant="drawer" name={name} />
}
