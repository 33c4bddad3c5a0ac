'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useEditorActions } from '@/components/node-kit/editor-context'
import { NodeIcon } from '@/components/node-kit/node-icons'
import {
  ContextMenuItem,
  ContextMenuSeparator,
  ContextMenuSub,
  ContextMenuSubContent,
  ContextMenuSubTrigger,
} from '@/components/ui/context-menu'
import { insertIntoEdge } from '@/lib/editor/commands/insert-into-edge'
import { removeEdges } from '@/lib/editor/commands/remove'
import { nodeDefinitions } from '@/lib/nodes'
import { insertableTypes } from './insertable-types'

/** What can be done with the edge under the pointer. */
export function EdgeItems({ edgeId }: { edgeId: string }) {
  const { edit } = useEditorActions()
  return (
    <>
      <ContextMenuSub>
        <ContextMenuSubTrigger>
          <Plus aria-hidden /> Insert node
        </ContextMenuSubTrigger>
        <ContextMenuSubContent>
          {insertableTypes.map((type) => (
            <ContextMenuItem key={type} onSelect={() => edit((canvas) => insertIntoEdge(canvas, edgeId, type))}>
              <NodeIcon type={type} className="size-5" /> {nodeDefinitions[type].label}
            </ContextMenuItem>
          ))}
        </ContextMenuSubContent>
      </ContextMenuSub>
      <ContextMenuSeparator />
      <ContextMenuItem danger onSelect={() => edit((canvas) => removeEdges(canvas, [edgeId]))}>
        <Trash2 aria-hidden /> Remove edge
      </ContextMenuItem>
    </>
  )
}
