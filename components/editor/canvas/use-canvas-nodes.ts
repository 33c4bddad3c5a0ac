'use client'

import { useMemo, useState } from 'react'
import { useEditor, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { nameModel } from '@/components/node-kit/model-choice'
import type { CanvasNode } from '@/lib/editor/canvas'
import { describeNode } from '@/lib/editor/describe-node'
import { nameOfNode } from '@/lib/graph/node-facts'
import { nodeDefinitions } from '@/lib/nodes'

/** The store's nodes with a name for a screen reader. A node whose name stays is handed on as the same object while it does not change. */
export function useCanvasNodes(): CanvasNode[] {
  const nodes = useEditor((state) => state.nodes)
  const { graph, models } = useEditorSurroundings()
  const [named] = useState(() => new WeakMap<CanvasNode, { label: string; node: CanvasNode }>())

  const labels = useMemo(() => {
    const nameOf = (reference: string) => nameModel(models, reference)
    return new Map(
      graph.nodes.map((node) => {
        const type = nodeDefinitions[node.type].label
        return [node.id, `${type}: ${nameOfNode(node)}. ${describeNode(node, graph, nameOf)}`]
      }),
    )
  }, [graph, models])

  return useMemo(
    () =>
      nodes.map((node) => {
        const label = labels.get(node.id) ?? node.id
        const known = named.get(node)
        if (known?.label === label) return known.node
        const withLabel: CanvasNode = { ...node, ariaLabel: label }
        named.set(node, { label, node: withLabel })
        return withLabel
      }),
    [nodes, labels, named],
  )
}
