import { LoaderCircle } from 'lucide-react'
import { cn } from './cn'

/** Say in words beside it what is going on; it has no name of its own. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn('size-4 animate-spin', className)} />
}
