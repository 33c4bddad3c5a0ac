'use client'

import { Play } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { startRun } from '@/lib/actions/runs'
import { createWorkflow } from '@/lib/actions/workflows'
import { checkGraph } from '@/lib/graph/check-graph'
import { checkInputs } from '@/lib/graph/run-inputs'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { plural } from '@/components/run/format-figures'
import { GraphPicture } from './graph-picture'
import { GuidedStep } from './guided-step'
import { emptyAnswers, guidedWorkflow, type GuidedAnswers } from './guided-workflow'
import { PatternStep } from './pattern-step'
import { RuleStep } from './rule-step'
import { TaskStep } from './task-step'
import { workflowFacts } from './template-facts'

/** The pattern in four steps, with a picture of what they make. */
export function NewWorkflow() {
  const router = useRouter()
  const [answers, setAnswers] = useState(emptyAnswers)
  const [busy, setBusy] = useState<'run' | 'open' | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [, startTransition] = useTransition()
  const change = (patch: Partial<GuidedAnswers>) => setAnswers((known) => ({ ...known, ...patch }))

  const document = guidedWorkflow(answers)
  const graph = { nodes: document.nodes, edges: document.edges }
  const missing = [...checkGraph(graph), ...checkInputs(graph, {})]
  const facts = workflowFacts(document)

  function make(purpose: 'run' | 'open') {
    setBusy(purpose)
    setFailure(null)
    startTransition(async () => {
      const created = await createWorkflow({ document })
      if (!created.ok) {
        setFailure(created.problem.issues[0]?.message ?? created.problem.message)
        setBusy(null)
        return
      }
      const { workflowId } = created.value
      const started = purpose === 'run' ? await startRun({ workflowId, inputs: {} }) : null
      router.push(started?.ok ? `/runs/${started.value.runId}` : `/workflows/${workflowId}`)
    })
  }

  return (
    <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex flex-col gap-10">
        <GuidedStep number={1} title="Name the task">
          <TaskStep answers={answers} change={change} />
        </GuidedStep>
        <GuidedStep number={2} title="Sectioning or voting">
          <PatternStep answers={answers} change={change} />
        </GuidedStep>
        <GuidedStep number={3} title="How the results combine">
          <RuleStep answers={answers} change={change} />
        </GuidedStep>
        <GuidedStep number={4} title="Try it">
          {missing.length === 0 ? (
            <p className="text-sm text-muted">
              Everything is there. It runs {plural(facts.branches, 'branch', 'branches')} at the same time and combines
              them by {facts.combines.join(', ').toLowerCase()}. All of it can be changed on the canvas later.
            </p>
          ) : (
            <div className="text-sm text-muted">
              <p>Before it can run:</p>
              <ul className="mt-1 list-disc space-y-0.5 pl-5">
                {missing.map((issue) => (
                  <li key={`${issue.nodeId}${issue.path}${issue.code}`}>{issue.message}</li>
                ))}
              </ul>
              <p className="mt-2">You can also open it as it is and finish it on the canvas.</p>
            </div>
          )}
          {failure === null ? null : (
            <p role="alert" className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">
              {failure}
            </p>
          )}
          <div className="flex flex-wrap gap-2">
            <Button
              variant="primary"
              size="lg"
              disabled={missing.length > 0 || busy !== null}
              onClick={() => make('run')}
            >
              {busy === 'run' ? <Spinner /> : <Play aria-hidden />}
              Create and run
            </Button>
            <Button size="lg" disabled={busy !== null} onClick={() => make('open')}>
              {busy === 'open' ? <Spinner /> : null}
              Create and open
            </Button>
          </div>
        </GuidedStep>
      </div>
      <aside aria-label="What the steps make" className="max-lg:order-first">
        <div className="rounded-xl border border-line bg-sunken p-4 lg:sticky lg:top-20">
          <div className="h-20 lg:h-28">
            <GraphPicture graph={graph} />
          </div>
          <p className="mt-3 text-xs text-muted">
            Input → {plural(facts.branches, 'branch', 'branches')} → {facts.combines.join(', ')} → result
          </p>
        </div>
      </aside>
    </div>
  )
}
