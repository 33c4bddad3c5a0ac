'use client'

import { X } from 'lucide-react'
import { useShallow } from 'zustand/react/shallow'
import { useEditor } from '@/components/node-kit/editor-context'
import { IconButton } from '@/components/ui/icon-button'
import { useRunControl } from '../run-control'
import { RunForm } from '../run/run-form'
import { EdgeInspector } from './edge-inspector'
import { ManyInspector } from './many-inspector'
import { NodeInspector } from './node-inspector'
import { WorkflowInspector } from './workflow-inspector'

/** What is selected, to be read and changed; or the inputs of a run that is about to start. A sheet has a title of its own. */
export function Inspector({ isSheet = false }: { isSheet?: boolean }) {
  const { isFormOpen, setFormOpen } = useRunControl()
  if (isFormOpen) {
    return (
      <aside aria-label="Run" className="flex h-full flex-col bg-surface">
        {isSheet ? null : (
          <header className="flex h-12 shrink-0 items-center justify-between border-b border-line pr-2 pl-4">
            <h2 className="text-sm font-semibold">Run with</h2>
            <IconButton label="Close" onClick={() => setFormOpen(false)}>
              <X aria-hidden />
            </IconButton>
          </header>
        )}
        <RunForm />
      </aside>
    )
  }
  return (
    <aside aria-label="Inspector" className="flex h-full flex-col bg-surface">
      <Selected />
    </aside>
  )
}

function Selected() {
  const nodeIds = useEditor(useShallow((state) => state.nodes.filter((node) => node.selected).map(({ id }) => id)))
  const edgeId = useEditor((state) => state.edges.find((edge) => edge.selected)?.id)
  const [first, ...others] = nodeIds
  if (first !== undefined && others.length === 0) return <NodeInspector key={first} nodeId={first} />
  if (first !== undefined) return <ManyInspector count={nodeIds.length} />
  if (edgeId !== undefined) return <EdgeInspector edgeId={edgeId} />
  return <WorkflowInspector />
}
