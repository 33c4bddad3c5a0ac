import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlClasses } from './input'

/** Grows with its text (`field-sizing`); a browser that cannot shows `rows` lines and a grip. */
export function Textarea({ className, rows = 3, style, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      className={cn(controlClasses, 'field-sizing-content max-h-80 resize-y scroll-thin py-1.5', className)}
      style={{ minHeight: `calc(${rows} * 1.25rem + 0.875rem)`, ...style }}
      {...props}
    />
  )
}
