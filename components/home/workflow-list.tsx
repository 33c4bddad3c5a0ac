'use client'

import { Search } from 'lucide-react'
import { useState } from 'react'
import type { WorkflowSummary } from '@/lib/db/workflows'
import { plural } from '@/components/run/format-figures'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { WorkflowCard } from './workflow-card'

const shownAtFirst = 9

/** All workflows, the last changed first; with many of them a search, and the older ones on request. */
export function WorkflowList({ workflows }: { workflows: readonly WorkflowSummary[] }) {
  const [sought, setSought] = useState('')
  const [showsAll, setShowsAll] = useState(false)
  const words = sought.trim().toLowerCase()
  const found = workflows.filter(({ name, description }) =>
    `${name} ${description ?? ''}`.toLowerCase().includes(words),
  )
  const shown = showsAll || words !== '' ? found : found.slice(0, shownAtFirst)

  return (
    <div className="flex flex-col gap-4">
      {workflows.length > shownAtFirst ? (
        <div className="relative max-w-xs">
          <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-faint" />
          <Input
            type="search"
            aria-label="Search workflows"
            placeholder="Search workflows"
            className="pl-8"
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        </div>
      ) : null}
      {shown.length === 0 ? (
        <p className="text-sm text-muted">No workflow is called so. Search for another word.</p>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {shown.map((workflow) => (
            <li key={workflow.id} className="min-w-0">
              <WorkflowCard workflow={workflow} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < found.length ? (
        <Button className="w-fit" onClick={() => setShowsAll(true)}>
          Show {plural(found.length - shown.length, 'more', 'more')}
        </Button>
      ) : null}
    </div>
  )
}
