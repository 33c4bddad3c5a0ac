'use client'

import { RotateCcw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { NodeIcon } from '@/components/node-kit/node-icons'
import { Spinner } from '@/components/ui/spinner'
import { plural } from '../format-figures'
import { useRun } from '../run-feed-provider'
import { useRunAgain } from './again-provider'

/** From which node the run is to be run again: everything before it is kept. */
export function RunAgainFromMenu() {
  const run = useRun()
  const again = useRunAgain()
  const nodes = run?.nodes.filter(({ branches }) => branches.length > 0) ?? []
  if (again === null || nodes.length === 0) return null
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button disabled={again.isStarting}>
          {again.isStarting ? <Spinner /> : <RotateCcw aria-hidden />}
          Run again from…
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-h-80 overflow-y-auto">
        {nodes.map(({ nodeId, type, label, branches }) => (
          <DropdownMenuItem key={nodeId} onSelect={() => again.start({ redo: [{ nodeId }] })}>
            <NodeIcon type={type} className="size-5" />
            {label}
            <span className="ml-auto pl-3 text-xs text-faint tabular">
              {plural(branches.length, 'branch', 'branches')}
            </span>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
