import { CircleX } from 'lucide-react'
import Link from 'next/link'
import type { RunError } from '@/lib/engine/run-event'
import { cn } from '@/components/ui/cn'
import { nextStep } from './next-step'

/** What went wrong, why, and what to do about it. */
export function ErrorNote({ title, error, className }: { title?: string; error: RunError; className?: string }) {
  const step = nextStep(error.code)
  return (
    <div
      role="group"
      aria-label={title ?? 'Error'}
      className={cn('flex gap-2 rounded-lg bg-failed-soft px-3 py-2.5 text-sm', className)}
    >
      <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-failed" />
      <div className="min-w-0 space-y-1 break-words">
        {title ? <p className="font-medium text-failed">{title}</p> : null}
        <p className="text-ink">{error.message}</p>
        {step === null ? null : step.href === null ? (
          <p className="text-muted">{step.text}</p>
        ) : (
          <Link href={step.href} className="inline-block font-medium text-accent-ink underline underline-offset-2">
            {step.text}
          </Link>
        )}
      </div>
    </div>
  )
}
