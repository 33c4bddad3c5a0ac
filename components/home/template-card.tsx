'use client'

import { ArrowRight, Play } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { startRun } from '@/lib/actions/runs'
import { createWorkflow } from '@/lib/actions/workflows'
import type { Graph } from '@/lib/graph/document'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Spinner } from '@/components/ui/spinner'
import { toast } from '@/components/ui/toast'
import { plural } from '@/components/run/format-figures'
import { GraphPicture } from './graph-picture'
import { Sources, type Source } from './sources'
import type { WorkflowFacts } from './template-facts'

/** A shipped workflow as a card shows it: plain data, made on the server. */
export type TemplateOffer = {
  id: string
  title: string
  summary: string
  pattern: 'sectioning' | 'voting'
  /** What a run without a language model cannot do; null where one is there. */
  offlineNote: string | null
  graph: Graph
  facts: WorkflowFacts
  sources: readonly Source[]
}

type Busy = 'run' | 'open' | null

/** One click from nothing to a run: the template carries its sample input. */
export function TemplateCard({ template }: { template: TemplateOffer }) {
  const router = useRouter()
  const [busy, setBusy] = useState<Busy>(null)
  const [, startTransition] = useTransition()
  const { facts } = template

  function make(purpose: Exclude<Busy, null>) {
    setBusy(purpose)
    startTransition(async () => {
      const address = await makeFromTemplate(template.id, purpose)
      if (address === null) setBusy(null)
      else router.push(address)
    })
  }

  return (
    <Card className="flex flex-col overflow-hidden">
      <div className="h-28 border-b border-line bg-sunken p-4">
        <GraphPicture graph={template.graph} />
      </div>
      <div className="flex flex-1 flex-col gap-3 p-4">
        <div className="flex items-start justify-between gap-2">
          <h3 className="text-lg font-semibold tracking-tight">{template.title}</h3>
          <Badge tone="accent" className="mt-0.5">
            {template.pattern === 'sectioning' ? 'Sectioning' : 'Voting'}
          </Badge>
        </div>
        <p className="text-sm text-muted">{template.summary}</p>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs">
          <dt className="text-faint">In</dt>
          <dd>{facts.takes.join(', ') || 'nothing'}</dd>
          <dt className="text-faint">Does</dt>
          <dd>{plural(facts.branches, 'branch', 'branches')} at the same time</dd>
          <dt className="text-faint">Out</dt>
          <dd>{facts.combines.join(', ') || 'the answer as it is'}</dd>
        </dl>
        {template.offlineNote === null ? null : <p className="text-xs text-muted">{template.offlineNote}</p>}
        <Sources sources={template.sources} />
        <div className="mt-auto flex gap-2 pt-1">
          <Button
            variant="primary"
            disabled={busy !== null}
            onClick={() => make('run')}
            aria-label={`Run ${template.title}`}
          >
            {busy === 'run' ? <Spinner /> : <Play aria-hidden />}
            Run
          </Button>
          <Button disabled={busy !== null} onClick={() => make('open')} aria-label={`Open ${template.title}`}>
            {busy === 'open' ? <Spinner /> : null}
            Open
            <ArrowRight aria-hidden />
          </Button>
        </div>
      </div>
    </Card>
  )
}

/** Where to go next; null when it did not work, which has been said. */
async function makeFromTemplate(templateId: string, purpose: 'run' | 'open'): Promise<string | null> {
  const created = await createWorkflow({ templateId })
  if (!created.ok) {
    toast.error('The workflow was not created.', { description: created.problem.message })
    return null
  }
  const { workflowId } = created.value
  if (purpose === 'open') return `/workflows/${workflowId}`

  const started = await startRun({ workflowId, inputs: {} })
  if (started.ok) return `/runs/${started.value.runId}`
  toast.error('The workflow was created, but its run was not started.', { description: started.problem.message })
  return `/workflows/${workflowId}`
}
