'use client'

import { createContext, use, type ReactNode } from 'react'
import { useEditor, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { isFree } from '@/lib/editor/estimate-calls'
import { countGraphCalls } from '@/lib/graph/count-calls'
import { useRunControl } from '../run-control'
import { useRunEstimate, type EstimateState } from './use-run-estimate'

const EstimateContext = createContext<EstimateState>({ is: 'none' })

/** Keeps one estimate of the next run for all who show it. */
export function EstimateProvider({ children }: { children: ReactNode }) {
  const { graph, problems, isFreeByDefault } = useEditorSurroundings()
  const { givenInputs, shown } = useRunControl()
  const workflowId = useEditor((state) => state.workflowId)
  const isWanted = problems.length === 0 && countGraphCalls(graph).most > 0 && !isFree(graph, isFreeByDefault)
  const state = useRunEstimate({
    workflowId,
    graph,
    inputs: givenInputs(graph),
    isWanted,
    lastRunId: shown?.runId ?? null,
  })
  return <EstimateContext value={state}>{children}</EstimateContext>
}

export function useEstimate(): EstimateState {
  return use(EstimateContext)
}
