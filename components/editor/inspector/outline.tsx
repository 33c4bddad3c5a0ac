'use client'

import { useMemo } from 'react'
import { useEditorActions, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { nameModel } from '@/components/node-kit/model-choice'
import { NodeIcon } from '@/components/node-kit/node-icons'
import { describeNode } from '@/lib/editor/describe-node'
import { outlineOf } from '@/lib/editor/outline'
import { nameOfNode } from '@/lib/graph/node-facts'

const deepest = 6

/** The graph as text: everything that the picture says, in the order of a run. */
export function Outline() {
  const { graph, models } = useEditorSurroundings()
  const { requestField } = useEditorActions()
  const entries = useMemo(() => outlineOf(graph), [graph])
  const nameOf = (id: string) => {
    const node = graph.nodes.find((candidate) => candidate.id === id)
    return node === undefined ? id : nameOfNode(node)
  }

  return (
    <section aria-labelledby="outline-heading">
      <h2 id="outline-heading" className="mb-1.5 text-sm font-semibold">
        Outline
      </h2>
      <ol className="-mx-2 flex flex-col">
        {entries.map(({ node, depth, leadsTo }) => (
          <li key={node.id}>
            <button
              type="button"
              className="flex w-full items-start gap-2 rounded-md px-2 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2"
              style={{ paddingLeft: `${0.5 + Math.min(depth, deepest) * 0.75}rem` }}
              onClick={() => requestField(node.id, '')}
            >
              <NodeIcon type={node.type} className="mt-0.5 size-5" />
              <span className="min-w-0">
                <span className="block truncate text-sm">{nameOfNode(node)}</span>
                <span className="block truncate text-2xs text-faint">
                  {describeNode(node, graph, (reference) => nameModel(models, reference))}
                </span>
                <span className="sr-only">
                  {leadsTo.length > 0 ? `Leads to ${leadsTo.map(nameOf).join(', ')}.` : 'Leads nowhere.'}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
