'use client'

import { ArrowRight, Copy, Ellipsis, Plus, Trash2 } from 'lucide-react'
import { useEditorActions, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { NodeIcon } from '@/components/node-kit/node-icons'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { addNext, typesBeside } from '@/lib/editor/commands/add-next'
import { connect, whyNotConnect } from '@/lib/editor/commands/connect'
import { duplicateSelection } from '@/lib/editor/commands/copy-paste'
import { removeNodes } from '@/lib/editor/commands/remove'
import { nameOfNode } from '@/lib/graph/node-facts'
import { nodeDefinitions } from '@/lib/nodes'
import { useModKey } from '../use-mod-key'

/** What a mouse does by dragging, for everybody: add the next node, connect, duplicate, remove. */
export function NodeMenu({ nodeId }: { nodeId: string }) {
  const { graph, store } = useEditorSurroundings()
  const { edit } = useEditorActions()
  const modKey = useModKey()
  const node = graph.nodes.find(({ id }) => id === nodeId)
  if (node === undefined) return null
  const { handles } = nodeDefinitions[node.type]
  const targets = graph.nodes.filter(({ id }) => whyNotConnect(store.getState(), nodeId, id) === null)
  const sources = graph.nodes.filter(({ id }) => whyNotConnect(store.getState(), id, nodeId) === null)

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton label={`Actions of ${nameOfNode(node)}`}>
          <Ellipsis aria-hidden />
        </IconButton>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {handles.output ? (
          <DropdownMenuSub>
            <DropdownMenuSubTrigger>
              <Plus aria-hidden /> Add next node
            </DropdownMenuSubTrigger>
            <DropdownMenuSubContent>
              {typesBeside('after').map((type) => (
                <DropdownMenuItem key={type} onSelect={() => edit((canvas) => addNext(canvas, nodeId, 'after', type))}>
                  <NodeIcon type={type} className="size-5" /> {nodeDefinitions[type].label}
                </DropdownMenuItem>
              ))}
            </DropdownMenuSubContent>
          </DropdownMenuSub>
        ) : null}
        {targets.length > 0 ? (
          <DropdownMenuSub>
            <DropdownMenuSubTrigger>
              <ArrowRight aria-hidden /> Connect to…
            </DropdownMenuSubTrigger>
            <DropdownMenuSubContent>
              {targets.map((target) => (
                <DropdownMenuItem key={target.id} onSelect={() => edit((canvas) => connect(canvas, nodeId, target.id))}>
                  <NodeIcon type={target.type} className="size-5" /> {nameOfNode(target)}
                </DropdownMenuItem>
              ))}
            </DropdownMenuSubContent>
          </DropdownMenuSub>
        ) : null}
        {sources.length > 0 ? (
          <DropdownMenuSub>
            <DropdownMenuSubTrigger>
              <ArrowRight aria-hidden className="rotate-180" /> Connect from…
            </DropdownMenuSubTrigger>
            <DropdownMenuSubContent>
              {sources.map((source) => (
                <DropdownMenuItem key={source.id} onSelect={() => edit((canvas) => connect(canvas, source.id, nodeId))}>
                  <NodeIcon type={source.type} className="size-5" /> {nameOfNode(source)}
                </DropdownMenuItem>
              ))}
            </DropdownMenuSubContent>
          </DropdownMenuSub>
        ) : null}
        <DropdownMenuItem shortcut={`${modKey} D`} onSelect={() => edit(duplicateSelection)}>
          <Copy aria-hidden /> Duplicate
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem danger shortcut="Del" onSelect={() => edit((canvas) => removeNodes(canvas, [nodeId]))}>
          <Trash2 aria-hidden /> Remove
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
