import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** The same figures as a table, folded: for whoever reads numbers better than pictures, or does not see them. */
export function AsTable({ children }: { children: ReactNode }) {
  return (
    <details className="group/table">
      <summary className="flex min-h-6 w-fit list-none items-center gap-1 rounded-sm text-xs text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/table:rotate-90" />
        As a table
      </summary>
      <div className="mt-1.5 scroll-thin overflow-x-auto">{children}</div>
    </details>
  )
}
