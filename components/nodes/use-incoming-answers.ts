'use client'

import { useMemo } from 'react'
import type { AnswerType } from '@/lib/aggregation/answer'
import { indexGraph } from '@/lib/graph/graph-index'
import { incomingAnswerTypes } from '@/lib/graph/incoming-answer'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { useNodeForm } from '@/components/node-kit/form-context'

/** The kinds of answer that lead into the node of this form, each once. */
export function useIncomingAnswers(): AnswerType[] {
  const { nodeId } = useNodeForm()
  const { graph } = useEditorSurroundings()
  return useMemo(() => incomingAnswerTypes(nodeId, indexGraph(graph)), [graph, nodeId])
}
