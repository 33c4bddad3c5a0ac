import type { ComponentProps } from 'react'
import { cn } from './cn'

type ScrollAreaProps = ComponentProps<'div'> & { label: string }

/** A region that scrolls by itself. Takes the focus, so that arrow keys scroll it. */
export function ScrollArea({ label, className, ...props }: ScrollAreaProps) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className={cn('min-h-0 scroll-thin overflow-auto focus-visible:-outline-offset-2', className)}
      {...props}
    />
  )
}
