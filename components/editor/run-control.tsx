'use client'

import { createContext, use } from 'react'
import type { RunInputs } from '@/lib/graph/document'

/** Running the workflow from the editor. */
export type RunControl = {
  runId: string | null
  /** From the click until the server has answered. */
  isStarting: boolean
  /** What the next run will be given; what is not set here begins with the field's default. */
  inputs: RunInputs
  setInput: (nodeId: string, field: string, value: string | number | undefined) => void
  /** Starts at once when nothing is missing; otherwise shows what is. */
  run: () => void
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
