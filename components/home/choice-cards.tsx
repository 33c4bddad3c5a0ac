'use client'

import { useId } from 'react'
import { cn } from '@/components/ui/cn'

type ChoiceCardsProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; title: string; text: string }[]
  onChange: (value: Value) => void
  isCompact?: boolean
  className?: string
}

/** Radio buttons with room for an explanation. The platform's own, so that arrow keys and screen readers know them. */
export function ChoiceCards<Value extends string>({
  label,
  value,
  options,
  onChange,
  isCompact,
  className,
}: ChoiceCardsProps<Value>) {
  const name = useId()
  return (
    <fieldset className={cn('grid gap-2 sm:grid-cols-2', isCompact && 'sm:grid-cols-3', className)}>
      <legend className="mb-1 text-xs font-medium text-muted">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="flex gap-2.5 rounded-lg border border-line bg-raised p-3 shadow-xs transition-colors hover:border-edge has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="mt-1 size-3.5 shrink-0 accent-accent outline-none"
          />
          <span>
            <span className="block text-sm font-medium">{option.title}</span>
            <span className="block text-xs text-muted">{option.text}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
