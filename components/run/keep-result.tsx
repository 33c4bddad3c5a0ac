'use client'

import { Pin } from 'lucide-react'
import { useState, useTransition } from 'react'
import { reaggregate } from '@/lib/actions/runs'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { ErrorNote } from './error-note'
import type { RuleChoice } from './rule-choice'

type KeepResultProps = {
  runId: string
  nodeId: string
  choice: RuleChoice
  /** Told with the seq of the event that recorded it, new or from before. */
  onKept: (seq: number) => void
}

const noConnection = 'The server did not answer, so nothing was recorded. Check that it runs, then try again.'

/** Records a result that so far stands on this screen alone. */
export function KeepResult({ runId, nodeId, choice, onKept }: KeepResultProps) {
  const [problem, setProblem] = useState<{ code: string; message: string } | null>(null)
  const [isBusy, startTransition] = useTransition()

  function keep() {
    startTransition(async () => {
      try {
        const result = await reaggregate({ runId, nodeId, rule: choice.rule, options: choice.options ?? {} })
        setProblem(result.ok ? null : result.problem)
        if (result.ok) onKept(result.value.seq)
      } catch {
        setProblem({ code: 'unreachable_server', message: noConnection })
      }
    })
  }

  return (
    <div className="flex flex-col gap-2 print:hidden">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Button variant="primary" size="sm" disabled={isBusy} onClick={keep}>
          {isBusy ? <Spinner /> : <Pin aria-hidden />}
          Keep this result
        </Button>
        <span className="text-xs text-muted">Computed here; no model was called. The run’s own result stays.</span>
      </div>
      {problem === null ? null : (
        <div role="alert">
          <ErrorNote title="It was not kept" error={problem} />
        </div>
      )}
    </div>
  )
}
