import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn'

const badgeVariants = cva(
  'inline-flex h-5 w-fit shrink-0 items-center gap-1 rounded-full px-2 text-2xs font-medium whitespace-nowrap [&_svg]:size-3',
  {
    variants: {
      tone: {
        neutral: 'bg-hover text-muted',
        accent: 'bg-accent-soft text-accent-ink',
        warning: 'bg-warning-soft text-warning',
        danger: 'bg-danger-soft text-danger',
        queued: 'bg-queued-soft text-queued',
        running: 'bg-running-soft text-running',
        succeeded: 'bg-succeeded-soft text-succeeded',
        failed: 'bg-failed-soft text-failed',
        skipped: 'bg-skipped-soft text-skipped',
        cancelled: 'bg-cancelled-soft text-cancelled',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)

export function Badge({ tone, className, ...props }: ComponentProps<'span'> & VariantProps<typeof badgeVariants>) {
  return <span className={cn(badgeVariants({ tone }), className)} {...props} />
}
