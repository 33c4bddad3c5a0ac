'use client'

import { useState, type MouseEvent, type ReactNode } from 'react'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { ContextMenu, ContextMenuContent, ContextMenuTrigger } from '@/components/ui/context-menu'
import type { Point } from '@/lib/editor/canvas'
import { selectOnly } from '@/lib/editor/commands/select'
import { CanvasItems } from './canvas-items'
import { EdgeItems } from './edge-items'
import { NodeItems } from './node-items'

type Target = { kind: 'node'; id: string } | { kind: 'edge'; id: string } | { kind: 'canvas'; at: Point }

/** The menu of the right mouse button, of a long press, and of Shift F10: for a node, an edge, or the canvas. */
export function CanvasMenu({ children }: { children: ReactNode }) {
  const { store } = useEditorSurroundings()
  const [target, setTarget] = useState<Target>({ kind: 'canvas', at: { x: 0, y: 0 } })

  function aim(event: MouseEvent) {
    const next = targetOf(event)
    setTarget(next)
    // A menu of a node that is not selected is about that node alone.
    const isSelected = store
      .getState()
      .nodes.some((node) => next.kind === 'node' && node.id === next.id && node.selected)
    if (next.kind === 'node' && !isSelected) store.getState().edit((canvas) => selectOnly(canvas, [next.id]))
  }

  return (
    <ContextMenu>
      <ContextMenuTrigger asChild onContextMenu={aim}>
        <div className="h-full">{children}</div>
      </ContextMenuTrigger>
      <ContextMenuContent>
        {target.kind === 'node' ? <NodeItems nodeId={target.id} /> : null}
        {target.kind === 'edge' ? <EdgeItems edgeId={target.id} /> : null}
        {target.kind === 'canvas' ? <CanvasItems at={target.at} /> : null}
      </ContextMenuContent>
    </ContextMenu>
  )
}

function targetOf(event: MouseEvent): Target {
  const element = event.target instanceof Element ? event.target : null
  const node = element?.closest('.react-flow__node')?.getAttribute('data-id')
  if (node) return { kind: 'node', id: node }
  const edge = element?.closest('.react-flow__edge')?.getAttribute('data-id')
  if (edge) return { kind: 'edge', id: edge }
  return { kind: 'canvas', at: { x: event.clientX, y: event.clientY } }
}
