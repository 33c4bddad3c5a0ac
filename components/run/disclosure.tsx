import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

type DisclosureProps = { summary: ReactNode; isOpen?: boolean; className?: string; children: ReactNode }

/** A card that opens. The platform's own `details`: known to every keyboard, found by the browser's search, printed open or closed. */
export function Disclosure({ summary, isOpen, className, children }: DisclosureProps) {
  return (
    <details className={cn('group rounded-xl border border-line bg-raised', className)} open={isOpen}>
      <summary className="flex list-none flex-wrap items-center gap-2 rounded-xl px-4 py-3 text-sm font-semibold hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-faint transition-transform duration-150 group-open:rotate-90"
        />
        {summary}
      </summary>
      <div className="border-t border-line">{children}</div>
    </details>
  )
}
