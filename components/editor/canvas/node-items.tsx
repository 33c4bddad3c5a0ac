'use client'

import { ArrowRight, Copy, CopyPlus, Plus, Trash2 } from 'lucide-react'
import { useEditorActions, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { NodeIcon } from '@/components/node-kit/node-icons'
import {
  ContextMenuItem,
  ContextMenuSeparator,
  ContextMenuSub,
  ContextMenuSubContent,
  ContextMenuSubTrigger,
} from '@/components/ui/context-menu'
import { addNext, typesBeside } from '@/lib/editor/commands/add-next'
import { connect, whyNotConnect } from '@/lib/editor/commands/connect'
import { duplicateSelection } from '@/lib/editor/commands/copy-paste'
import { removeSelection } from '@/lib/editor/commands/remove'
import { nameOfNode } from '@/lib/graph/node-facts'
import { nodeDefinitions } from '@/lib/nodes'
import { useModKey } from '../use-mod-key'
import { useClipboard } from './use-clipboard'

/** What can be done with the node under the pointer, or with all that are selected. */
export function NodeItems({ nodeId }: { nodeId: string }) {
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
        <ContextMenuSub>
          <ContextMenuSubTrigger>
            <Plus aria-hidden /> Add next node
          </ContextMenuSubTrigger>
          <ContextMenuSubContent>
            {typesBeside('after').map((type) => (
              <ContextMenuItem key={type} onSelect={() => edit((canvas) => addNext(canvas, nodeId, 'after', type))}>
                <NodeIcon type={type} className="size-5" /> {nodeDefinitions[type].label}
              </ContextMenuItem>
            ))}
          </ContextMenuSubContent>
        </ContextMenuSub>
      ) : null}
      {targets.length > 0 ? (
        <ContextMenuSub>
          <ContextMenuSubTrigger>
            <ArrowRight aria-hidden /> Connect to…
          </ContextMenuSubTrigger>
          <ContextMenuSubContent>
            {targets.map((target) => (
              <ContextMenuItem key={target.id} onSelect={() => edit((canvas) => connect(canvas, nodeId, target.id))}>
                <NodeIcon type={target.type} className="size-5" /> {nameOfNode(target)}
              </ContextMenuItem>
            ))}
          </ContextMenuSubContent>
        </ContextMenuSub>
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
