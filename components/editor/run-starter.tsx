'use client'

import { useMemo, type ReactNode, type RefObject } from 'react'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { LastInputsContext } from '@/components/node-kit/last-inputs'
import { AgainProvider } from '@/components/run/again/again-provider'
import { RunFeedProvider } from '@/components/run/run-feed-provider'
import type { Autosave } from '@/lib/editor/autosave'
import type { DrawerHandle } from './editor-layout'
import { EstimateProvider } from './estimate/estimate-provider'
import { RunControlProvider, type ShownRun } from './run-control'
import { useRunStart } from './use-run-start'

type RunStarterProps = {
  autosave: Autosave
  lastRun: ShownRun | null
  drawer: RefObject<DrawerHandle | null>
  children: ReactNode
}

const emptyGraph = { nodes: [], edges: [] }

/** Holds the run that is shown, follows it, and starts the next one. */
export function RunStarter({ autosave, lastRun, drawer, children }: RunStarterProps) {
  const { store } = useEditorSurroundings()
  const control = useRunStart({ store, autosave, lastRun, onStarted: () => drawer.current?.open() })
  const { shown } = control
  const { show } = control
  const inputs = useMemo(() => shown?.inputs ?? {}, [shown])

  function follow(run: ShownRun) {
    show(run)
    drawer.current?.open()
  }

  return (
    <RunControlProvider value={control}>
      <LastInputsContext value={inputs}>
        <RunFeedProvider
          runId={shown?.runId ?? null}
          initialState={shown?.state}
          graph={shown?.graph ?? emptyGraph}
          onOpenBranch={() => drawer.current?.open()}
        >
          <AgainProvider runId={shown?.runId ?? ''} earlier={shown?.earlier ?? null} onStarted={follow}>
            <EstimateProvider>{children}</EstimateProvider>
          </AgainProvider>
        </RunFeedProvider>
      </LastInputsContext>
    </RunControlProvider>
  )
}
