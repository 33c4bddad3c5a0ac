'use client'

import { AlertDialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { buttonVariants } from './button'
import { Overlay } from './overlay'

type ConfirmProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description: ReactNode
  /** The verb: "Delete workflow". */
  confirmLabel: string
  onConfirm: () => void
  danger?: boolean
}

/** Asks before something that cannot be undone. What can be undone is not asked. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  onConfirm,
  danger,
}: ConfirmProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Overlay />
        <Primitive.Content className="fixed top-1/2 left-1/2 z-50 w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 animate-pop rounded-xl border border-line bg-raised p-5 shadow-lg">
          <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
          <Primitive.Description className="mt-1.5 text-sm text-muted">{description}</Primitive.Description>
          <div className="mt-5 flex justify-end gap-2">
            <Primitive.Cancel className={buttonVariants({ variant: 'secondary' })}>Cancel</Primitive.Cancel>
            <Primitive.Action
              className={buttonVariants({ variant: danger ? 'danger' : 'primary' })}
              onClick={onConfirm}
            >
              {confirmLabel}
            </Primitive.Action>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
