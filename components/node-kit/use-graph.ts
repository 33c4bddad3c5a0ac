'use client'

import { useDeferredValue, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { createContentSelector } from '@/lib/editor/select-content'
import type { EditorStore } from '@/lib/editor/editor-store'
import { checkGraph } from '@/lib/graph/check-graph'
import { checkWebSearches, type FindAbility } from '@/lib/models/check-abilities'

/** The document's graph and everything that keeps it from running. Problems may come a moment later than the letters that are typed. */
export function useGraph(store: EditorStore, findAbility: FindAbility) {
  const [select] = useState(createContentSelector)
  const graph = useStore(store, select)
  const settled = useDeferredValue(graph)
  const problems = useMemo(
    () => [...checkGraph(settled), ...checkWebSearches(settled, findAbility)],
    [settled, findAbility],
  )
  return { graph, problems }
}
