'use client'

import { ReactFlowProvider } from 'reactflow'
import { useMemo, useRef, useState } from 'react'
import { EditorProvider } from '@/components/node-kit/editor-context'
import { LastInputsContext } from '@/components/node-kit/last-inputs'
import type { ModelChoice } from '@/components/node-kit/model-choice'
import { RunFeedProvider } from '@/components/run/run-feed-provider'
import { createEditorStore } from '@/lib/editor/editor-store'
import type { WorkflowDocument } from '@/lib/graph/document'
import { ConflictBanner } from './conflict-banner'
import { EditorLayout, type DrawerHandle } from './editor-layout'
import { RunControlProvider } from './run-control'
import { TopBar } from './top-bar/top-bar'
import { useAutosave } from './use-autosave'
import { useGraph } from './use-graph'
import { useRunStart, type ShownRun } from './use-run-start'

type EditorProps = {
  workflow: { id: string; revision: number; document: WorkflowDocument }
  models: readonly ModelChoice[]
  /** What a node without a model of its own is given: an offline model, or the default of a connection with a key. */
  isFreeByDefault: boolean
  lastRun: ShownRun | null
}

/** The editor of one workflow: what every part of it stands in. */
export function Editor({ workflow, models, isFreeByDefault, lastRun }: EditorProps) {
  const [store] = useState(() =>
    createEditorStore({ workflowId: workflow.id, revision: workflow.revision, document: workflow.document }),
  )
  const autosave = useAutosave(store)
  const { graph, problems } = useGraph(store)
  const drawer = useRef<DrawerHandle>(null)
  const { shown, control } = useRunStart({ store, autosave, lastRun, onStarted: () => drawer.current?.open() })
  const emptyGraph = useMemo(() => ({ nodes: [], edges: [] }), [])

  return (
    <EditorProvider store={store} models={models} graph={graph} problems={problems} isFreeByDefault={isFreeByDefault}>
      <RunControlProvider value={control}>
        <LastInputsContext value={shown?.inputs ?? {}}>
          <RunFeedProvider
            runId={shown?.runId ?? null}
            initialState={shown?.state}
            graph={shown?.graph ?? emptyGraph}
            onOpenBranch={() => drawer.current?.open()}
          >
            <ReactFlowProvider>
              <div className="flex h-dvh flex-col overflow-hidden bg-canvas">
                <TopBar />
                <ConflictBanner autosave={autosave} />
                <EditorLayout drawerRef={drawer} shown={shown} />
              </div>
            </ReactFlowProvider>
          </RunFeedProvider>
        </LastInputsContext>
      </RunControlProvider>
    </EditorProvider>
  )
}
