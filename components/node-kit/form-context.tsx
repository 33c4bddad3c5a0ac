'use client'

import { createContext, use, type ReactNode } from 'react'
import type { Issue } from '@/lib/errors/app-error'
import type { ReferenceOption } from '@/lib/editor/references'

/** What the fields of one node's form share. */
export type NodeFormSurroundings = {
  nodeId: string
  /** Problems of this node; `path` is inside its data. */
  issues: readonly Issue[]
  /** Names that its templates may use. */
  references: readonly ReferenceOption[]
}

const NodeFormContext = createContext<NodeFormSurroundings | null>(null)

export function NodeFormProvider({ children, ...surroundings }: NodeFormSurroundings & { children: ReactNode }) {
  return <NodeFormContext value={surroundings}>{children}</NodeFormContext>
}

export function useNodeForm(): NodeFormSurroundings {
  const surroundings = use(NodeFormContext)
  if (surroundings === null) throw new Error('This field belongs inside of a NodeFormProvider.')
  return surroundings
}

/** What is wrong with the field at a path in the node's data; null: nothing. Problems of deeper paths count where `deep` is asked for. */
export function useFieldIssue(path: string | undefined, deep = false): string | null {
  const { issues } = useNodeForm()
  if (path === undefined) return null
  const own = issues.filter((issue) => issue.path === path || (deep && issue.path.startsWith(`${path}.`)))
  return own.length === 0 ? null : own.map(({ message }) => message).join(' ')
}
