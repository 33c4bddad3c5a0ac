'use client'

import { ClipboardPaste, Play, Plus, SquareDashedMousePointer, Wand2 } from 'lucide-react'
import { useEditorActions } from '@/components/node-kit/editor-context'
import { NodeIcon } from '@/components/node-kit/node-icons'
import {
  ContextMenuItem,
  ContextMenuSeparator,
  ContextMenuSub,
  ContextMenuSubContent,
  ContextMenuSubTrigger,
} from '@/components/ui/context-menu'
import type { Point } from '@/lib/editor/canvas'
import { selectAll } from '@/lib/editor/commands/select'
import { tidy } from '@/lib/editor/commands/tidy'
import { nodeDefinitions, nodeTypes } from '@/lib/nodes'
import { useRunControl } from '../run-control'
import { useAddNode } from '../use-add-node'
import { useModKey } from '../use-mod-key'
import { useClipboard } from './use-clipboard'

/** What can be done where there is nothing. `at` is a point of the screen. */
export function CanvasItems({ at }: { at: Point }) {
  const { edit } = useEditorActions()
  const { run } = useRunControl()
  const { paste } = useClipboard()
  const add = useAddNode()
  const modKey = useModKey()
  return (
    <>
      <ContextMenuSub>
        <ContextMenuSubTrigger>
          <Plus aria-hidden /> Add node
        </ContextMenuSubTrigger>
        <ContextMenuSubContent>
          {nodeTypes.map((type) => (
            <ContextMenuItem key={type} onSelect={() => add(type, at)}>
              <NodeIcon type={type} className="size-5" /> {nodeDefinitions[type].label}
            </ContextMenuItem>
          ))}
        </ContextMenuSubContent>
      </ContextMenuSub>
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
