import type { ComponentProps } from 'react'
import { cn } from './cn'

/** The frame that every control to write in shares. 16 px on narrow screens: iOS zooms into anything smaller. */
export const controlClasses =
  'w-full rounded-md border border-edge bg-surface px-2.5 text-sm text-ink shadow-xs transition-colors hover:border-muted focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-danger data-[tone=problem]:aria-invalid:border-warning max-md:text-lg dark:bg-sunken'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(controlClasses, 'h-8', className)} autoComplete="off" {...props} />
}
