import { cn } from './cn'

/** A hairline. Only for the eye: groups that matter have a name of their own. */
export function Separator({ vertical = false, className }: { vertical?: boolean; className?: string }) {
  return <div aria-hidden className={cn('shrink-0 bg-line', vertical ? 'h-5 w-px' : 'h-px w-full', className)} />
}
