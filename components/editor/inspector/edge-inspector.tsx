'use client'

import { ArrowRight, Trash2 } from 'lucide-react'
import { useEditor, useEditorActions } from '@/components/node-kit/editor-context'
import { NodeIcon } from '@/components/node-kit/node-icons'
import { Button } from '@/components/ui/button'
import { insertIntoEdge } from '@/lib/editor/commands/insert-into-edge'
import { removeEdges } from '@/lib/editor/commands/remove'
import { nodeDefinitions } from '@/lib/nodes'
import { insertableTypes } from '../canvas/insertable-types'

/** The two ends of an edge, and what can be done with it. */
export function EdgeInspector({ edgeId }: { edgeId: string }) {
  const edge = useEditor((state) => state.edges.find(({ id }) => id === edgeId))
  const source = useEditor((state) => state.nodes.find(({ id }) => id === edge?.source))
  const target = useEditor((state) => state.nodes.find(({ id }) => id === edge?.target))
  const { edit } = useEditorActions()
  if (edge === undefined || source === undefined || target === undefined) return null

  return (
    <div className="flex flex-col gap-5 p-4">
      <header>
        <h2 className="text-sm font-semibold">Edge</h2>
        <p className="mt-2 flex flex-wrap items-center gap-2 text-sm">
          <span className="flex items-center gap-1.5">
            <NodeIcon type={source.type} /> {source.data.label || source.id}
          </span>
          <ArrowRight aria-label="leads to" className="size-4 text-faint" />
          <span className="flex items-center gap-1.5">
            <NodeIcon type={target.type} /> {target.data.label || target.id}
          </span>
        </p>
      </header>
      <section>
        <h3 className="mb-1.5 text-xs font-medium text-muted">Insert a node</h3>
        <div className="flex flex-wrap gap-1.5">
          {insertableTypes.map((type) => (
            <Button key={type} size="sm" onClick={() => edit((canvas) => insertIntoEdge(canvas, edgeId, type))}>
              {nodeDefinitions[type].label}
            </Button>
          ))}
        </div>
      </section>
      <Button className="w-fit" onClick={() => edit((canvas) => removeEdges(canvas, [edgeId]))}>
        <Trash2 aria-hidden /> Remove edge
      </Button>
    </div>
  )
}
