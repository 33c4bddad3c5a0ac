'use client'

import { ReactFlowProvider } from 'reactflow'
import { useRef, useState } from 'react'
import { EditorProvider } from '@/components/node-kit/editor-context'
import type { ModelChoice } from '@/components/node-kit/model-choice'
import { createEditorStore } from '@/lib/editor/editor-store'
import type { WorkflowDocument } from '@/lib/graph/document'
import { Shortcuts } from './canvas/shortcuts'
import { ConflictBanner } from './conflict-banner'
import { EditorLayout, type DrawerHandle } from './editor-layout'
import { RunStarter } from './run-starter'
import { TopBar } from './top-bar/top-bar'
import { useAutosave } from './use-autosave'
import type { ShownRun } from './run-control'

type EditorProps = {
  workflow: { id: string; revision: number; document: WorkflowDocument }
  models: readonly ModelChoice[]
  /** What a node without a model of its own is given: an offline model, or the default of a connection with a key. */
  isFreeByDefault: boolean
  lastRun: ShownRun | null
}

/**
 * The editor of one workflow. Holds nothing that changes: what changes is held by the providers and read by those who show it, so
 * that neither a letter that is typed nor a word of a run paints all of this anew.
 */
export function Editor({ workflow, models, isFreeByDefault, lastRun }: EditorProps) {
  const [store] = useState(() =>
    createEditorStore({ workflowId: workflow.id, revision: workflow.revision, document: workflow.document }),
  )
  const autosave = useAutosave(store)
  const drawer = useRef<DrawerHandle>(null)

  return (
    <EditorProvider store={store} models={models} isFreeByDefault={isFreeByDefault}>
      <RunStarter autosave={autosave} lastRun={lastRun} drawer={drawer}>
        <ReactFlowProvider>
          <div className="flex h-dvh flex-col overflow-hidden bg-canvas">
            <TopBar />
            <ConflictBanner autosave={autosave} />
            <EditorLayout drawerRef={drawer} />
          </div>
          <Shortcuts />
        </ReactFlowProvider>
      </RunStarter>
    </EditorProvider>
  )
}
