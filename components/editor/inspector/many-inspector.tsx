'use client'

import {
  AlignEndHorizontal,
  AlignEndVertical,
  AlignStartHorizontal,
  AlignStartVertical,
  Copy,
  Trash2,
  type LucideIcon,
} from 'lucide-react'
import { useEditorActions } from '@/components/node-kit/editor-context'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { alignSelection, type Alignment } from '@/lib/editor/commands/align'
import { duplicateSelection } from '@/lib/editor/commands/copy-paste'
import { removeSelection } from '@/lib/editor/commands/remove'

const alignments: { alignment: Alignment; label: string; Icon: LucideIcon }[] = [
  { alignment: 'left', label: 'Align left', Icon: AlignStartVertical },
  { alignment: 'right', label: 'Align right', Icon: AlignEndVertical },
  { alignment: 'top', label: 'Align at the top', Icon: AlignStartHorizontal },
  { alignment: 'bottom', label: 'Align at the bottom', Icon: AlignEndHorizontal },
]

/** What can be done with several nodes at once. */
export function ManyInspector({ count }: { count: number }) {
  const { edit } = useEditorActions()
  return (
    <div className="flex flex-col gap-5 p-4">
      <h2 className="text-sm font-semibold">{count} nodes selected</h2>
      <section>
        <h3 className="mb-1.5 text-xs font-medium text-muted">Align</h3>
        <div className="flex gap-1">
          {alignments.map(({ alignment, label, Icon }) => (
            <IconButton
              key={alignment}
              variant="secondary"
              label={label}
              onClick={() => edit((canvas) => alignSelection(canvas, alignment))}
            >
              <Icon aria-hidden />
            </IconButton>
          ))}
        </div>
      </section>
      <div className="flex gap-2">
        <Button onClick={() => edit(duplicateSelection)}>
          <Copy aria-hidden /> Duplicate
        </Button>
        <Button onClick={() => edit(removeSelection)}>
          <Trash2 aria-hidden /> Remove
        </Button>
      </div>
    </div>
  )
}
