'use client'

import { Check } from 'lucide-react'
import { Checkbox as Primitive } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

type CheckboxProps = Omit<ComponentProps<typeof Primitive.Root>, 'onCheckedChange' | 'checked'> & {
  label: ReactNode
  checked: boolean
  onCheckedChange: (checked: boolean) => void
}

/** A box with its label; the whole line is the target. */
export function Checkbox({ label, className, onCheckedChange, ...props }: CheckboxProps) {
  return (
    <label className={cn('flex min-h-6 w-fit cursor-pointer items-center gap-2 text-sm', className)}>
      <Primitive.Root
        className="grid size-4 shrink-0 place-items-center rounded-sm border border-edge bg-surface text-on-accent data-[state=checked]:border-accent data-[state=checked]:bg-accent"
        onCheckedChange={(state) => onCheckedChange(state === true)}
        {...props}
      >
        <Primitive.Indicator>
          <Check aria-hidden className="size-3" strokeWidth={3} />
        </Primitive.Indicator>
      </Primitive.Root>
      {label}
    </label>
  )
}
