import type { ComponentProps } from 'react'
import { cn } from './cn'

export function Card({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('rounded-xl border border-line bg-raised shadow-xs', className)} {...props} />
}

/** A card that is one target: its link carries `data-cover`. Other controls inside need `relative` to stay above it. */
export function CardLinkArea({ className, ...props }: ComponentProps<'div'>) {
  return (
    <Card
      className={cn(
        'relative transition-shadow hover:shadow-md has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent-ink [&_a[data-cover]]:after:absolute [&_a[data-cover]]:after:inset-0 [&_a[data-cover]]:after:rounded-xl [&_a[data-cover]]:focus-visible:outline-none',
        className,
      )}
      {...props}
    />
  )
}
