'use client'

import { createContext, use } from 'react'
import type { EarlierRun } from '@/lib/engine/earlier-run'
import type { RunState } from '@/lib/engine/run-state'
import type { Graph, RunInputs } from '@/lib/graph/document'

/** `state` null: it has only just been started. `graph` is the snapshot that it runs on. */
export type ShownRun = {
  runId: string
  graph: Graph
  state: RunState | null
  inputs: RunInputs
  /** What it goes on from; null for a run that began anew. */
  earlier: EarlierRun | null
}

/** Running the workflow from the editor. */
export type RunControl = {
  /** The run that the canvas and the drawer show. */
  shown: ShownRun | null
  /** From the click until the server has answered. */
  isStarting: boolean
  /** What the next run will be given; what is not set here begins with the field's default. */
  inputs: RunInputs
  setInput: (nodeId: string, field: string, value: string | number | undefined) => void
  /** The inputs of the graph as a run would be given them, complete. */
  givenInputs: (graph: Graph) => RunInputs
  /** How much the next run may cost, as typed; empty: no limit. */
  limit: string
  setLimit: (limit: string) => void
  /** Starts at once when nothing is missing; otherwise shows what is. */
  run: () => void
  /** Shows a run that was started elsewhere on the page. */
  show: (run: ShownRun) => void
  /** Which side the inspector's place shows. */
  isFormOpen: boolean
  setFormOpen: (open: boolean) => void
}

const RunControlContext = createContext<RunControl | null>(null)

export const RunControlProvider = RunControlContext

export function useRunControl(): RunControl {
  const control = use(RunControlContext)
  if (control === null) throw new Error('This component belongs inside of a RunControlProvider.')
  return control
}
