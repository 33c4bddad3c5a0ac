'use client'

import { ChevronRight, Layers, Table2, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { Segmented } from '@/components/run/segmented'
import type { Voter } from '@/lib/nodes/vote'
import { FillByMix } from './fill-by-mix'
import { FillFromPanel } from './fill-from-panel'
import { FillFromTable } from './fill-from-table'

const ways = [
  { value: 'panel', label: 'Panel', icon: UsersRound },
  { value: 'table', label: 'Table', icon: Table2 },
  { value: 'mix', label: 'Mix', icon: Layers },
] as const
type Way = (typeof ways)[number]['value']

export type FillProps = {
  voters: readonly Voter[]
  /** Takes the place of the voters that there are; undo brings them back. */
  onFill: (voters: Voter[]) => void
}

/** Many voters at once: personas kept as a panel, the rows of a table, or every persona through every model. */
export function FillVoters(props: FillProps) {
  const [way, setWay] = useState<Way>('panel')
  return (
    <details className="group/fill rounded-lg border border-line">
      <summary className="flex cursor-pointer list-none items-center gap-1 rounded-lg px-2 py-1.5 text-xs font-medium text-muted hover:text-ink">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/fill:rotate-90" />
        Fill from a panel, a table or a mix
      </summary>
      <div className="flex flex-col gap-3 border-t border-line p-2.5">
        <Segmented label="Where voters come from" value={way} options={ways} onChange={setWay} className="self-start" />
        {way === 'panel' ? <FillFromPanel {...props} /> : null}
        {way === 'table' ? <FillFromTable {...props} /> : null}
        {way === 'mix' ? <FillByMix {...props} /> : null}
      </div>
    </details>
  )
}
