'use client'

import { Switch as Primitive } from 'radix-ui'
import { useId, type ReactNode } from 'react'
import { cn } from './cn'

type SwitchProps = {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  disabled?: boolean
  className?: string
}

/** A setting that takes effect at once. */
export function Switch({ label, hint, className, ...props }: SwitchProps) {
  const id = useId()
  return (
    <div className={cn('flex items-start justify-between gap-4', className)}>
      <label htmlFor={id} className="min-w-0 cursor-pointer text-sm">
        <span className="block">{label}</span>
        {hint ? <span className="block text-xs text-faint">{hint}</span> : null}
      </label>
      <Primitive.Root
        id={id}
        className="relative mt-0.5 h-5 w-9 shrink-0 rounded-full border border-edge bg-active transition-colors before:absolute before:-inset-1 disabled:opacity-55 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
        {...props}
      >
        <Primitive.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-muted shadow-xs transition-transform data-[state=checked]:translate-x-[1.125rem] data-[state=checked]:bg-on-accent" />
      </Primitive.Root>
    </div>
  )
}
