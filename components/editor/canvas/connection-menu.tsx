'use client'

import { useReactFlow } from 'reactflow'
import { useEditorActions } from '@/components/node-kit/editor-context'
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { nodeWidth, type Point } from '@/lib/editor/canvas'
import { addNext, typesBeside, type Side } from '@/lib/editor/commands/add-next'
import { NodeTypeItems } from './node-type-items'

/** An edge that was dropped where there is no node. `at` is a point of the screen. */
export type LooseEnd = { nodeId: string; side: Side; at: Point }

type ConnectionMenuProps = { looseEnd: LooseEnd | null; onClose: () => void }

/** Asks what the dropped edge is to lead to, where it was dropped. */
export function ConnectionMenu({ looseEnd, onClose }: ConnectionMenuProps) {
  const { edit } = useEditorActions()
  const { screenToFlowPosition } = useReactFlow()
  if (looseEnd === null) return null
  const { nodeId, side, at } = looseEnd

  return (
    <DropdownMenu open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DropdownMenuTrigger asChild>
        <span aria-hidden className="pointer-events-none fixed size-px" style={{ left: at.x, top: at.y }} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" onCloseAutoFocus={(event) => event.preventDefault()}>
        <NodeTypeItems
          label={side === 'after' ? 'Leads to a new' : 'Comes from a new'}
          types={typesBeside(side)}
          onPick={(type) => {
            const point = screenToFlowPosition(at)
            // The handle of the new node, not its corner, goes where the edge was dropped.
            const corner = { x: side === 'after' ? point.x : point.x - nodeWidth, y: point.y - 48 }
            edit((canvas) => addNext(canvas, nodeId, side, type, corner))
          }}
        />
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
