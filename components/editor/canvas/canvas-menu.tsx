'use client'

import { ClipboardPaste, Copy, CopyPlus, Play, Plus, SquareDashedMousePointer, Trash2, Wand2 } from 'lucide-react'
import { useState, type MouseEvent, type ReactNode } from 'react'
import { useEditorActions, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { NodeIcon } from '@/components/node-kit/node-icons'
import {
  ContextMenu,
  ContextMenuContent,
  ContextMenuItem,
  ContextMenuLabel,
  ContextMenuSeparator,
  ContextMenuTrigger,
} from '@/components/ui/context-menu'
import { addNext, typesBeside } from '@/lib/editor/commands/add-next'
import { connect, whyNotConnect } from '@/lib/editor/commands/connect'
import { duplicateSelection } from '@/lib/editor/commands/copy-paste'
import { insertIntoEdge } from '@/lib/editor/commands/insert-into-edge'
import { removeEdges, removeSelection } from '@/lib/editor/commands/remove'
import { selectAll, selectOnly } from '@/lib/editor/commands/select'
import { tidy } from '@/lib/editor/commands/tidy'
import type { Point } from '@/lib/editor/canvas'
import { nameOfNode } from '@/lib/graph/node-facts'
import { nodeDefinitions, nodeTypes } from '@/lib/nodes'
import { useRunControl } from '../run-control'
import { useAddNode } from '../use-add-node'
import { useModKey } from '../use-mod-key'
import { insertableTypes } from './insertable-types'
import { useClipboard } from './use-clipboard'

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

function NodeItems({ nodeId }: { nodeId: string }) {
  const { graph, store } = useEditorSurroundings()
  const { edit } = useEditorActions()
  const { copy } = useClipboard()
  const modKey = useModKey()
  const node = graph.nodes.find(({ id }) => id === nodeId)
  if (node === undefined) return null
  const targets = graph.nodes.filter(({ id }) => whyNotConnect(store.getState(), nodeId, id) === null)

  return (
    <>
      {nodeDefinitions[node.type].handles.output ? (
        <>
          <ContextMenuLabel>Add next</ContextMenuLabel>
          {typesBeside('after').map((type) => (
            <ContextMenuItem key={type} onSelect={() => edit((canvas) => addNext(canvas, nodeId, 'after', type))}>
              <NodeIcon type={type} className="size-5" /> {nodeDefinitions[type].label}
            </ContextMenuItem>
          ))}
        </>
      ) : null}
      {targets.length > 0 ? (
        <>
          <ContextMenuLabel>Connect to</ContextMenuLabel>
          {targets.map((target) => (
            <ContextMenuItem key={target.id} onSelect={() => edit((canvas) => connect(canvas, nodeId, target.id))}>
              <NodeIcon type={target.type} className="size-5" /> {nameOfNode(target)}
            </ContextMenuItem>
          ))}
        </>
      ) : null}
      <ContextMenuSeparator />
      <ContextMenuItem shortcut={`${modKey} C`} onSelect={copy}>
        <Copy aria-hidden /> Copy
      </ContextMenuItem>
      <ContextMenuItem shortcut={`${modKey} D`} onSelect={() => edit(duplicateSelection)}>
        <CopyPlus aria-hidden /> Duplicate
      </ContextMenuItem>
      <ContextMenuItem danger shortcut="Del" onSelect={() => edit(removeSelection)}>
        <Trash2 aria-hidden /> Remove
      </ContextMenuItem>
    </>
  )
}

function EdgeItems({ edgeId }: { edgeId: string }) {
  const { edit } = useEditorActions()
  return (
    <>
      <ContextMenuLabel>Insert here</ContextMenuLabel>
      {insertableTypes.map((type) => (
        <ContextMenuItem key={type} onSelect={() => edit((canvas) => insertIntoEdge(canvas, edgeId, type))}>
          <NodeIcon type={type} className="size-5" /> {nodeDefinitions[type].label}
        </ContextMenuItem>
      ))}
      <ContextMenuSeparator />
      <ContextMenuItem danger onSelect={() => edit((canvas) => removeEdges(canvas, [edgeId]))}>
        <Trash2 aria-hidden /> Remove edge
      </ContextMenuItem>
    </>
  )
}

function CanvasItems({ at }: { at: Point }) {
  const { edit } = useEditorActions()
  const { run } = useRunControl()
  const { paste } = useClipboard()
  const add = useAddNode()
  const modKey = useModKey()
  return (
    <>
      <ContextMenuLabel>
        <span className="flex items-center gap-1">
          <Plus aria-hidden className="size-3" /> Add
        </span>
      </ContextMenuLabel>
      {nodeTypes.map((type) => (
        <ContextMenuItem key={type} onSelect={() => add(type, at)}>
          <NodeIcon type={type} className="size-5" /> {nodeDefinitions[type].label}
        </ContextMenuItem>
      ))}
      <ContextMenuSeparator />
      <ContextMenuItem shortcut={`${modKey} V`} onSelect={() => void paste(at)}>
        <ClipboardPaste aria-hidden /> Paste
      </ContextMenuItem>
      <ContextMenuItem shortcut={`${modKey} A`} onSelect={() => edit(selectAll)}>
        <SquareDashedMousePointer aria-hidden /> Select everything
      </ContextMenuItem>
      <ContextMenuItem onSelect={() => edit(tidy)}>
        <Wand2 aria-hidden /> Tidy up
      </ContextMenuItem>
      <ContextMenuItem shortcut={`${modKey} Enter`} onSelect={run}>
        <Play aria-hidden /> Run
      </ContextMenuItem>
    </>
  )
}
