'use client'

import { NumberField } from '@/components/node-kit/fields/number-field'
import { useEditorActions } from '@/components/node-kit/editor-context'
import type { CanvasNode } from '@/lib/editor/canvas'

/** Where the node stands, as numbers: moving it needs no drag. */
export function NodePlace({ node }: { node: CanvasNode }) {
  const { edit } = useEditorActions()

  function move(axis: 'x' | 'y', value: number | undefined) {
    if (value === undefined) return
    edit(
      ({ nodes, edges }) => ({
        nodes: nodes.map((other) =>
          other.id === node.id ? { ...other, position: { ...other.position, [axis]: value } } : other,
        ),
        edges,
      }),
      `place ${node.id} ${axis}`,
    )
  }

  return (
    <div className="grid grid-cols-2 gap-3">
      <NumberField
        path="position.x"
        label="From the left"
        value={Math.round(node.position.x)}
        onChange={(x) => move('x', x)}
      />
      <NumberField
        path="position.y"
        label="From the top"
        value={Math.round(node.position.y)}
        onChange={(y) => move('y', y)}
      />
    </div>
  )
}
