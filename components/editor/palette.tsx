'use client'

import { Search } from 'lucide-react'
import { useState } from 'react'
import { NodeIcon } from '@/components/node-kit/node-icons'
import { nodeFaces } from '@/components/nodes'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { nodeDefinitions, nodeTypes, type NodeType } from '@/lib/nodes'
import { nodeDragType } from './canvas/use-node-drop'
import { useAddNode } from './use-add-node'

const groups: { label: string; types: NodeType[] }[] = [
  { label: 'Begin and end', types: ['input', 'output'] },
  { label: 'Fan out', types: ['section', 'vote', 'prompt'] },
  { label: 'Fan in', types: ['aggregate'] },
  { label: 'Explain', types: ['note'] },
]

/** Every node type: to drag onto the canvas, to click, or by its letter. */
export function Palette({ onAdded }: { onAdded?: () => void }) {
  const [search, setSearch] = useState('')
  const words = search.trim().toLowerCase()
  const matches = (type: NodeType) => {
    const { label, summary } = nodeDefinitions[type]
    return `${label} ${summary} ${type}`.toLowerCase().includes(words)
  }
  const isEmpty = !nodeTypes.some(matches)

  return (
    <section aria-label="Palette" className="flex h-full scroll-thin flex-col gap-3 overflow-y-auto bg-surface p-3">
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-faint"
        />
        <Input
          type="search"
          aria-label="Search node types"
          placeholder="Search nodes"
          className="pl-8"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {groups.map(({ label, types }) => {
        const found = types.filter(matches)
        if (found.length === 0) return null
        return (
          <div key={label}>
            <h2 className="mb-1 px-1.5 text-2xs font-medium text-faint">{label}</h2>
            <ul className="flex flex-col gap-0.5">
              {found.map((type) => (
                <PaletteItem key={type} type={type} onAdded={onAdded} />
              ))}
            </ul>
          </div>
        )
      })}
      {isEmpty ? <p className="px-1.5 text-sm text-muted">No node type is called that.</p> : null}
      <p className="mt-auto px-1.5 text-2xs text-faint max-lg:hidden">
        Drag onto the canvas, or press the letter. A new node follows the selected one.
      </p>
    </section>
  )
}

function PaletteItem({ type, onAdded }: { type: NodeType; onAdded?: () => void }) {
  const add = useAddNode()
  const { label, summary } = nodeDefinitions[type]
  return (
    <li>
      <button
        type="button"
        draggable
        title={summary}
        className="group flex w-full cursor-grab items-center gap-2.5 rounded-md px-1.5 py-1.5 text-left text-sm hover:bg-hover focus-visible:-outline-offset-2 active:cursor-grabbing"
        onDragStart={(event) => {
          event.dataTransfer.setData(nodeDragType, type)
          event.dataTransfer.effectAllowed = 'move'
        }}
        onClick={() => {
          add(type)
          onAdded?.()
        }}
      >
        <NodeIcon type={type} />
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{label}</span>
          <span className="block truncate text-2xs text-faint lg:hidden">{summary}</span>
        </span>
        <Kbd className="opacity-70 max-lg:hidden">{nodeFaces[type].shortcut}</Kbd>
      </button>
    </li>
  )
}
