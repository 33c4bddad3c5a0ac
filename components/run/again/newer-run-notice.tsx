'use client'

import { History } from 'lucide-react'
import Link from 'next/link'
import type { NewerRun } from '@/lib/runs/read-again'
import type { RunState } from '@/lib/engine/run-state'
import type { Graph, RunInputs } from '@/lib/graph/document'
import { newerRunWords } from './newer-run-words'

type NewerRunNoticeProps = { newer: NewerRun; graph: Graph; inputs: RunInputs; state: RunState }

/** Says on the page of a run that it was gone on from, how, and where. */
export function NewerRunNotice({ newer, graph, inputs, state }: NewerRunNoticeProps) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-lg bg-warning-soft px-3 py-2.5 text-sm text-warning print:hidden">
      <History aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0">{newerRunWords({ graph, inputs, state }, newer)}</span>
      <Link href={`/runs/${newer.runId}`} className="font-medium underline underline-offset-2">
        Open the newer run
      </Link>
    </p>
  )
}
