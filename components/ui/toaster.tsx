'use client'

import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import { Toast as Primitive } from 'radix-ui'
import { useStore } from 'zustand'
import { Button } from './button'
import { dismissToast, toastStore, type Toast } from './toast'

const marks = {
  neutral: <Info aria-hidden className="size-4 text-faint" />,
  success: <CircleCheck aria-hidden className="size-4 text-succeeded" />,
  error: <CircleAlert aria-hidden className="size-4 text-danger" />,
}

/** Once, at the end of the body. Built on the primitive: the usual toast package writes a <style> tag, which our CSP forbids. */
export function Toaster() {
  const toasts = useStore(toastStore, (state) => state.toasts)
  return (
    <Primitive.Provider duration={6000} label="News">
      {toasts.map((entry) => (
        <ToastCard key={entry.id} entry={entry} />
      ))}
      <Primitive.Viewport
        label="News ({hotkey})"
        className="pointer-events-none fixed right-4 bottom-4 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 print:hidden"
      />
    </Primitive.Provider>
  )
}

function ToastCard({ entry }: { entry: Toast }) {
  return (
    <Primitive.Root
      type={entry.tone === 'error' ? 'foreground' : 'background'}
      duration={entry.tone === 'error' ? 12_000 : 6000}
      onOpenChange={(open) => (open ? undefined : dismissToast(entry.id))}
      className="pointer-events-auto flex animate-pop items-start gap-2.5 rounded-lg border border-line bg-raised p-3 shadow-lg"
    >
      <span className="mt-0.5">{marks[entry.tone]}</span>
      <div className="min-w-0 flex-1">
        <Primitive.Title className="text-sm font-medium">{entry.title}</Primitive.Title>
        {entry.description ? (
          <Primitive.Description className="mt-0.5 text-xs text-muted">{entry.description}</Primitive.Description>
        ) : null}
      </div>
      {entry.action ? (
        <Primitive.Action asChild altText={entry.action.label}>
          <Button size="sm" onClick={entry.action.onSelect}>
            {entry.action.label}
          </Button>
        </Primitive.Action>
      ) : null}
      <Primitive.Close
        aria-label="Dismiss"
        className="grid size-6 shrink-0 place-items-center rounded-sm text-faint hover:bg-hover"
      >
        <X aria-hidden className="size-3.5" />
      </Primitive.Close>
    </Primitive.Root>
  )
}
