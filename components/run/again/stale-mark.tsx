import { History } from 'lucide-react'
import { cn } from '@/components/ui/cn'
import type { Staleness } from './again-provider'

const words: Record<NonNullable<Staleness>, string> = {
  renewing: 'Stale: being renewed',
  stale: 'Stale: run again since',
}

/** Says that a result no longer rests on the newest answers: as icon, words and colour. */
export function StaleMark({ staleness, className }: { staleness: NonNullable<Staleness>; className?: string }) {
  return (
    <span
      className={cn(
        'inline-flex h-5 w-fit shrink-0 items-center gap-1 rounded-full bg-warning-soft px-2 text-2xs font-medium whitespace-nowrap text-warning',
        className,
      )}
    >
      <History aria-hidden className="size-3" />
      {words[staleness]}
    </span>
  )
}
