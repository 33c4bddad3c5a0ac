'use client'

import { createContext, use, useMemo, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { EditorState, EditorStore } from '@/lib/editor/editor-store'
import type { Issue } from '@/lib/errors/app-error'
import type { Graph } from '@/lib/graph/document'
import type { FindAbility } from '@/lib/models/check-abilities'
import { findAbilityAmong, type ModelChoice } from './model-choice'
import { useGraph } from './use-graph'

/** What every part of the editor may need to know. The graph is the document's: it changes with the content, not with selections. */
export type EditorSurroundings = {
  store: EditorStore
  models: readonly ModelChoice[]
  graph: Graph
  problems: readonly Issue[]
  /** What a node without a model of its own is given costs nothing: no connection has a key. */
  isFreeByDefault: boolean
  findAbility: FindAbility
}

const EditorContext = createContext<EditorSurroundings | null>(null)

type EditorProviderProps = Pick<EditorSurroundings, 'store' | 'models' | 'isFreeByDefault'> & { children: ReactNode }

export function EditorProvider({ store, models, isFreeByDefault, children }: EditorProviderProps) {
  const findAbility = useMemo(() => findAbilityAmong(models), [models])
  const { graph, problems } = useGraph(store, findAbility)
  const surroundings = useMemo(
    () => ({ store, models, isFreeByDefault, findAbility, graph, problems }),
    [store, models, isFreeByDefault, findAbility, graph, problems],
  )
  return <EditorContext value={surroundings}>{children}</EditorContext>
}

export function useEditorSurroundings(): EditorSurroundings {
  const surroundings = use(EditorContext)
  if (surroundings === null) throw new Error('This component belongs inside of an EditorProvider.')
  return surroundings
}

/** A part of the editor's state. The selector must answer with a value that stays the same while nothing changed. */
export function useEditor<Value>(select: (state: EditorState) => Value): Value {
  return useStore(useEditorSurroundings().store, select)
}

/** The actions, for event handlers: they never change. */
export function useEditorActions(): EditorState {
  return useEditorSurroundings().store.getState()
}
