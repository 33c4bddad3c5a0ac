'use client'

import { NodeIcon } from '@/components/node-kit/node-icons'
import { DropdownMenuItem, DropdownMenuLabel } from '@/components/ui/dropdown-menu'
import { nodeDefinitions, type NodeType } from '@/lib/nodes'

type NodeTypeItemsProps = { label: string; types: readonly NodeType[]; onPick: (type: NodeType) => void }

/** Node types inside of a dropdown menu, each with what it is for. */
export function NodeTypeItems({ label, types, onPick }: NodeTypeItemsProps) {
  return (
    <>
      <DropdownMenuLabel>{label}</DropdownMenuLabel>
      {types.map((type) => (
        <DropdownMenuItem key={type} onSelect={() => onPick(type)}>
          <NodeIcon type={type} />
          <span>
            <span className="block">{nodeDefinitions[type].label}</span>
            <span className="block text-2xs text-faint">{nodeDefinitions[type].summary}</span>
          </span>
        </DropdownMenuItem>
      ))}
    </>
  )
}
