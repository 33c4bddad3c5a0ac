'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { Overlay } from './overlay'

export const Dialog = Primitive.Root

type DialogContentProps = { title: string; description?: string; children: ReactNode; className?: string }

/** In the middle of the screen. For things that need an answer; nothing important lives here only. */
export function DialogContent({ title, description, children, className }: DialogContentProps) {
  return (
    <Primitive.Portal>
      <Overlay />
      <Primitive.Content
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cn(
          'fixed top-1/2 left-1/2 z-50 flex max-h-[85dvh] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 animate-pop flex-col gap-4 rounded-xl border border-line bg-raised p-5 shadow-lg',
          className,
        )}
      >
        <DialogHead title={title} description={description} />
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  )
}

function DialogHead({ title, description }: { title: string; description?: string }) {
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
        {description ? (
          <Primitive.Description className="mt-1 text-sm text-muted">{description}</Primitive.Description>
        ) : null}
      </div>
      <CloseMark />
    </div>
  )
}

function CloseMark() {
  return (
    <Primitive.Close
      aria-label="Close"
      className="-mt-1 -mr-1 grid size-8 shrink-0 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
    >
      <X aria-hidden className="size-4" />
    </Primitive.Close>
  )
}

const sides = {
  left: 'animate-sheet-left inset-y-0 left-0 w-[min(22rem,90vw)] border-r',
  right: 'animate-sheet-right inset-y-0 right-0 w-[min(26rem,94vw)] border-l',
  bottom: 'animate-sheet-bottom inset-x-0 bottom-0 max-h-[88dvh] min-h-[50dvh] rounded-t-xl border-t',
}

type SheetContentProps = DialogContentProps & { side: keyof typeof sides }

/** A panel that slides in from a side, for narrow screens and for forms beside the work. */
export function SheetContent({ title, description, side, children, className }: SheetContentProps) {
  return (
    <Primitive.Portal>
      <Overlay />
      <Primitive.Content
        {...(description ? {} : { 'aria-describedby': undefined })}
        className={cn('fixed z-50 flex flex-col border-line bg-surface shadow-lg', sides[side], className)}
      >
        <div className="border-b border-line px-4 py-3">
          <DialogHead title={title} description={description} />
        </div>
        {children}
      </Primitive.Content>
    </Primitive.Portal>
  )
}
