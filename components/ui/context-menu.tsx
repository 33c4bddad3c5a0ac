'use client'

import { ChevronRight } from 'lucide-react'
import { ContextMenu as Primitive } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'
import { menuClasses } from './menu-classes'

/** Not modal: the modal kind locks scrolling by writing a <style> tag, which our CSP forbids. */
export function ContextMenu(props: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root modal={false} {...props} />
}
export const ContextMenuTrigger = Primitive.Trigger
export const ContextMenuSub = Primitive.Sub

export function ContextMenuContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content collisionPadding={8} className={cn(menuClasses.content, className)} {...props} />
    </Primitive.Portal>
  )
}

type ItemProps = ComponentProps<typeof Primitive.Item> & { shortcut?: string; danger?: boolean }

export function ContextMenuItem({ className, shortcut, danger, children, ...props }: ItemProps) {
  return (
    <Primitive.Item className={cn(menuClasses.item, danger && menuClasses.danger, className)} {...props}>
      {children}
      {shortcut ? <span className={menuClasses.shortcut}>{shortcut}</span> : null}
    </Primitive.Item>
  )
}

export function ContextMenuSeparator() {
  return <Primitive.Separator className={menuClasses.separator} />
}

export function ContextMenuSubTrigger({ children }: { children: ReactNode }) {
  return (
    <Primitive.SubTrigger className={cn(menuClasses.item, 'data-[state=open]:bg-hover')}>
      {children}
      <ChevronRight aria-hidden className="ml-auto" />
    </Primitive.SubTrigger>
  )
}

export function ContextMenuSubContent({ children }: { children: ReactNode }) {
  return (
    <Primitive.Portal>
      <Primitive.SubContent sideOffset={4} collisionPadding={8} className={menuClasses.content}>
        {children}
      </Primitive.SubContent>
    </Primitive.Portal>
  )
}
