'use client'

import { Plus } from 'lucide-react'
import { memo, useState } from 'react'
import { BaseEdge, EdgeLabelRenderer, getBezierPath, type EdgeProps } from 'reactflow'
import { useEditorActions } from '@/components/node-kit/editor-context'
import { useNodeRun } from '@/components/run/run-feed-provider'
import { cn } from '@/components/ui/cn'
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { insertIntoEdge } from '@/lib/editor/commands/insert-into-edge'
import type { CanvasEdge } from '@/lib/editor/canvas'
import { insertableTypes } from './insertable-types'
import { NodeTypeItems } from './node-type-items'

/** Pulses only while something travels: as long as its source runs. In its middle a node can be put in. */
export const FlowEdge = memo(function FlowEdge(props: EdgeProps<CanvasEdge>) {
  const { id, source, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected } = props
  const status = useNodeRun(source)?.status
  const [isOver, setOver] = useState(false)
  const [path, labelX, labelY] = getBezierPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition })

  return (
    <>
      <g onMouseEnter={() => setOver(true)} onMouseLeave={() => setOver(false)}>
        <BaseEdge
          id={id}
          path={path}
          interactionWidth={28}
          className={cn(status === 'succeeded' && 'flow-edge-done', isOver && 'flow-edge-over')}
        />
        {status === 'running' ? <path d={path} className="flow-edge-pulse" aria-hidden /> : null}
      </g>
      <EdgeLabelRenderer>
        <InsertButton
          edgeId={id}
          x={labelX}
          y={labelY}
          isShown={isOver || Boolean(selected)}
          isSelected={Boolean(selected)}
        />
      </EdgeLabelRenderer>
    </>
  )
})

type InsertButtonProps = { edgeId: string; x: number; y: number; isShown: boolean; isSelected: boolean }

function InsertButton({ edgeId, x, y, isShown, isSelected }: InsertButtonProps) {
  const { edit } = useEditorActions()
  const [isOpen, setOpen] = useState(false)
  return (
    <DropdownMenu open={isOpen} onOpenChange={setOpen}>
      <DropdownMenuTrigger asChild>
        <button
          type="button"
          aria-label="Insert a node into this edge"
          // One stop per edge is enough for the Tab key: the button joins in when its edge is selected.
          tabIndex={isSelected ? 0 : -1}
          className={cn(
            'nodrag nopan pointer-events-auto absolute grid size-6 place-items-center rounded-full border border-line bg-raised text-muted opacity-0 shadow-sm transition-opacity hover:border-accent hover:text-accent-ink hover:opacity-100 focus-visible:opacity-100',
            (isShown || isOpen) && 'opacity-100',
          )}
          style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px) scale(var(--unzoom, 1))` }}
        >
          <Plus aria-hidden className="size-3.5" />
        </button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <NodeTypeItems
          label="Insert here"
          types={insertableTypes}
          onPick={(type) => edit((canvas) => insertIntoEdge(canvas, edgeId, type))}
        />
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
