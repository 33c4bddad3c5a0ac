'use client'

import { Info } from 'lucide-react'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import type { CanvasNode } from '@/lib/editor/canvas'
import { noticesOn } from '@/lib/models/check-abilities'

/** What the node asks for and will not have from its model's server. It can run all the same. */
export function NodeNotices({ node }: { node: CanvasNode }) {
  const { findAbility } = useEditorSurroundings()
  const notices = noticesOn(node, findAbility)
  if (notices.length === 0) return null
  return (
    <ul aria-label="Before you run" className="flex flex-col gap-1.5 rounded-md border border-line bg-sunken px-3 py-2">
      {notices.map((notice) => (
        <li key={notice} className="flex gap-2 text-xs text-muted">
          <Info aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warning" />
          <span>{notice}</span>
        </li>
      ))}
    </ul>
  )
}
