'use client'

import { useId, type ReactNode } from 'react'
import { cn } from './cn'

/** What the control inside a field has to carry so that label, hint and error belong to it. */
type ControlProps = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'data-tone': 'problem' | undefined
}

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and what to do. Replaces the hint. */
  error?: string | null
  /** `problem`: what is unfinished, said calmly; left out, what was written is wrong. */
  tone?: 'problem'
  /** Says the label only to a screen reader, where the place makes it plain. */
  hideLabel?: boolean
  optional?: boolean
  /** A small control on the right of the label. */
  action?: ReactNode
  className?: string
  children: (control: ControlProps) => ReactNode
}

export function Field({ label, hint, error, tone, hideLabel, optional, action, className, children }: FieldProps) {
  const id = useId()
  const note = error ?? hint
  const noteId = note ? `${id}-note` : undefined
  return (
    <div className={cn('flex min-w-0 flex-col gap-1', className)}>
      <div className={cn('flex min-h-5 items-center justify-between gap-2', hideLabel && 'sr-only')}>
        <label htmlFor={id} className="text-xs font-medium text-muted">
          {label}
          {optional ? <span className="font-normal text-faint"> (optional)</span> : null}
        </label>
        {action}
      </div>
      {children({ id, 'aria-describedby': noteId, 'aria-invalid': error ? true : undefined, 'data-tone': tone })}
      {note ? (
        <p
          id={noteId}
          className={cn('text-xs', error ? (tone === 'problem' ? 'text-warning' : 'text-danger') : 'text-faint')}
        >
          {note}
        </p>
      ) : null}
    </div>
  )
}

/** A group of controls under one name. */
export function FieldGroup({
  label,
  hint,
  action,
  className,
  children,
}: Pick<FieldProps, 'label' | 'hint' | 'action' | 'className'> & { children: ReactNode }) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} className={cn('flex min-w-0 flex-col gap-2', className)}>
      <div className="flex min-h-6 items-center justify-between gap-2">
        <span id={id} className="text-xs font-medium text-muted">
          {label}
        </span>
        {action}
      </div>
      {hint ? <p className="-mt-1.5 text-xs text-faint">{hint}</p> : null}
      {children}
    </div>
  )
}
