import type { ReactNode } from 'react'
import { cn } from './cn'

/** A key or a chord, as it is printed on the keyboard. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cn(
        'inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line px-1 font-sans text-2xs font-medium whitespace-nowrap text-faint',
        className,
      )}
    >
      {children}
    </kbd>
  )
}
