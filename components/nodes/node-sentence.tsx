'use client'

import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { nameModel } from '@/components/node-kit/model-choice'
import { describeNode } from '@/lib/editor/describe-node'

/** The node of this id as a sentence, with models by the names that people know. */
export function NodeSentence({ nodeId }: { nodeId: string }) {
  const { graph, models } = useEditorSurroundings()
  const node = graph.nodes.find(({ id }) => id === nodeId)
  return node === undefined ? null : describeNode(node, graph, (reference) => nameModel(models, reference))
}

/** The beginning of a longer text, quieter than the sentence above it. */
export function Excerpt({ text, empty }: { text: string; empty: string }) {
  return <p className="line-clamp-2 text-xs break-words text-faint">{text.trim() === '' ? empty : text}</p>
}
