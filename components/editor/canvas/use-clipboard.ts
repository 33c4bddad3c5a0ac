'use client'

import { useReactFlow } from 'reactflow'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { toast } from '@/components/ui/toast'
import type { Point } from '@/lib/editor/canvas'
import { copySelection, paste as pasteText } from '@/lib/editor/commands/copy-paste'

/** Copying and pasting from a menu; the keys go through the browser's own events, which need no permission. */
export function useClipboard() {
  const { store } = useEditorSurroundings()
  const { screenToFlowPosition } = useReactFlow()

  return {
    copy: () => {
      const text = copySelection(store.getState())
      if (text === null) return
      navigator.clipboard
        .writeText(text)
        .catch(() => toast.error('Nothing was copied.', { description: 'Press Ctrl C instead.' }))
    },
    paste: async (at: Point) => {
      const text = await navigator.clipboard.readText().catch(() => null)
      if (text === null)
        return toast.error('Nothing was pasted.', {
          description: 'The browser did not allow it. Press Ctrl V instead.',
        })
      const next = pasteText(store.getState(), text, screenToFlowPosition(at))
      if (next === null) return toast.error('There is nothing of a workflow in the clipboard.')
      store.getState().edit(() => next)
    },
  }
}
