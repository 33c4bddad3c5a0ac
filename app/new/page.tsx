import type { Metadata } from 'next'
import { PageShell } from '@/components/app-shell/page-shell'
import { BlankCanvasButton } from '@/components/home/blank-canvas-button'
import { NewWorkflow } from '@/components/home/new-workflow'

export const metadata: Metadata = { title: 'New workflow' }

export default function NewWorkflowPage() {
  return (
    <PageShell>
      <div className="mb-8 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="text-2xl font-semibold tracking-tight">New workflow</h1>
          <p className="mt-1 text-sm text-muted">Four steps make the whole pattern. Or begin with nothing.</p>
        </div>
        <BlankCanvasButton />
      </div>
      <NewWorkflow />
    </PageShell>
  )
}
