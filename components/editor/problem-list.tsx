'use client'

import { TriangleAlert } from 'lucide-react'
import { useEditorActions, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { NodeIcon } from '@/components/node-kit/node-icons'
import { nameOfNode } from '@/lib/graph/node-facts'

/** Every problem at once; one that belongs to a node leads to its field. */
export function ProblemList({ onJump }: { onJump?: () => void }) {
  const { problems, graph } = useEditorSurroundings()
  const { requestField } = useEditorActions()
  return (
    <ul className="flex flex-col">
      {problems.map(({ nodeId, path, message }, at) => {
        const node = graph.nodes.find(({ id }) => id === nodeId)
        if (node === undefined) {
          return (
            <li key={at} className="flex items-start gap-2 px-2 py-1.5 text-sm">
              <span className="grid size-6 shrink-0 place-items-center text-warning">
                <TriangleAlert aria-hidden className="size-4" />
              </span>
              <span className="pt-0.5">{message}</span>
            </li>
          )
        }
        return (
          <li key={at}>
            <button
              type="button"
              className="flex w-full items-start gap-2 rounded-md px-2 py-1.5 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2"
              onClick={() => {
                requestField(node.id, path)
                onJump?.()
              }}
            >
              <NodeIcon type={node.type} />
              <span className="min-w-0 pt-0.5">
                <span className="block text-xs font-medium text-muted">{nameOfNode(node)}</span>
                {message}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
