'use client'

import { Check, CircleAlert, CloudOff, GitFork, LoaderCircle, PencilLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEditor } from '@/components/node-kit/editor-context'
import { cn } from '@/components/ui/cn'
import type { SaveStatus } from '@/lib/editor/save-status'

type Face = { icon: ReactNode; words: string; detail?: string; tone?: string }

/** Says "Saved" only when the database holds what is on the screen. */
export function SaveMark() {
  const status = useEditor((state) => state.saveStatus)
  const { icon, words, detail, tone } = faceOf(status)
  return (
    <span
      role="status"
      title={detail}
      className={cn(
        'flex min-w-0 items-center gap-1.5 text-xs whitespace-nowrap text-faint [&_svg]:size-3.5 [&_svg]:shrink-0',
        tone,
      )}
    >
      {icon}
      <span className="truncate max-sm:sr-only">{words}</span>
      {detail ? <span className="truncate max-xl:sr-only">{detail}</span> : null}
    </span>
  )
}

function faceOf(status: SaveStatus): Face {
  switch (status.kind) {
    case 'saved':
      return { icon: <Check aria-hidden />, words: 'Saved' }
    case 'unsaved':
      return { icon: <PencilLine aria-hidden />, words: 'Not saved yet' }
    case 'saving':
      return { icon: <LoaderCircle aria-hidden className="motion-safe:animate-spin" />, words: 'Saving…' }
    case 'retrying':
      return {
        icon: <CloudOff aria-hidden />,
        words: 'Not saved: no connection.',
        detail: 'Your edits are kept in this browser and sent when the server answers.',
        tone: 'text-warning',
      }
    case 'refused':
      return { icon: <CircleAlert aria-hidden />, words: 'Not saved.', detail: status.message, tone: 'text-danger' }
    case 'conflict':
      return { icon: <GitFork aria-hidden />, words: 'Not saved: changed elsewhere', tone: 'text-warning' }
    default:
      return status satisfies never
  }
}
