import { Pin } from 'lucide-react'
import type { KeptFrom } from '@/lib/engine/run-event'
import { formatCost } from '../format-figures'

/** A branch that was not called, because a run before had asked the same: what it costs now, and what it cost then. */
export function KeptMark({ kept }: { kept: KeptFrom }) {
  const then = kept.costUsd === null ? 'its cost then is unknown' : `${formatCost(kept.costUsd)} then`
  return (
    <span
      title="The run before asked the same, so its answer was kept and no model was called."
      className="inline-flex items-center gap-1 text-xs text-muted tabular"
    >
      <Pin aria-hidden className="size-3 shrink-0" />
      kept, $0.00 now <span className="text-faint">({then})</span>
    </span>
  )
}
