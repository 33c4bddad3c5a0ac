import type { LucideIcon } from 'lucide-react'
import { cn } from '@/components/ui/cn'

type SegmentedProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string; icon?: LucideIcon }[]
  onChange: (value: Value) => void
  className?: string
}

/** A choice of a few, all of them in sight. */
export function Segmented<Value extends string>({ label, value, options, onChange, className }: SegmentedProps<Value>) {
  return (
    <div role="group" aria-label={label} className={cn('inline-flex h-7 rounded-md bg-hover p-0.5', className)}>
      {options.map(({ value: option, label: text, icon: Icon }) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === value}
          onClick={() => onChange(option)}
          className="inline-flex min-w-6 items-center gap-1 rounded-[5px] px-2 text-xs font-medium text-muted hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-xs"
        >
          {Icon ? <Icon aria-hidden className="size-3.5" /> : null}
          {text}
        </button>
      ))}
    </div>
  )
}
