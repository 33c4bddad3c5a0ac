'use client'

import { TriangleAlert } from 'lucide-react'
import { Hint } from '@/components/ui/tooltip'
import { useEditorActions, useEditorSurroundings } from './editor-context'

/** How many things keep a node from running; pressing it leads to the first one's field. */
export function ProblemMark({ nodeId }: { nodeId: string }) {
  const { problems } = useEditorSurroundings()
  const { requestField } = useEditorActions()
  const own = problems.filter((problem) => problem.nodeId === nodeId)
  const [first] = own
  if (first === undefined) return null
  const text = own.length === 1 ? first.message : `${first.message} And ${own.length - 1} more.`
  return (
    <Hint text={text} side="top">
      <button
        type="button"
        aria-label={`${own.length === 1 ? 'Problem' : `${own.length} problems`}: ${text}`}
        className="nodrag nopan hit-area -m-1 grid size-6 shrink-0 place-items-center rounded-md text-warning hover:bg-warning-soft"
        onClick={() => requestField(nodeId, first.path)}
      >
        <TriangleAlert aria-hidden className="size-4" />
      </button>
    </Hint>
  )
}
