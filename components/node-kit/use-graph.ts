'use client'

import { useDeferredValue, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { createContentSelector } from '@/lib/editor/select-content'
import type { EditorStore } from '@/lib/editor/editor-store'
import { checkGraph } from '@/lib/graph/check-graph'

/** The document's graph and everything that keeps it from running. Problems may come a moment later than the letters that are typed. */
export function useGraph(store: EditorStore) {
  const [select] = useState(createContentSelector)
  const graph = useStore(store, select)
  const settled = useDeferredValue(graph)
  const problems = useMemo(() => checkGraph(settled), [settled])
  return { graph, problems }
}
