'use client'

import { ChevronDown, ChevronUp, ExternalLink, Maximize2, Minimize2 } from 'lucide-react'
import Link from 'next/link'
import { RunProgress } from '@/components/run/run-progress'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import { Spinner } from '@/components/ui/spinner'
import { Hint } from '@/components/ui/tooltip'
import { useModKey } from '../use-mod-key'
import { useRunControl } from '../run-control'
import { RunHistory } from './run-history'

type RunBarProps = {
  /** How much of the work's height the drawer takes, in percent; 0: it is folded away. */
  height: number
  onResize: (size: string) => void
  onClose: () => void
}

/** One line on the run at the foot of the editor: how far it is, and the drawer above it. */
export function RunBar({ height, onResize, onClose }: RunBarProps) {
  const { shown, isStarting } = useRunControl()
  const runId = shown?.runId ?? null
  const modKey = useModKey()
  const isOpen = height > 0
  const isFull = height > 95
  return (
    <section
      aria-label="Run"
      className="flex h-10 shrink-0 items-center gap-2 border-t border-line bg-surface pr-2 pl-3 print:hidden"
    >
      {isStarting ? (
        <p role="status" className="flex items-center gap-2 text-xs font-medium text-running">
          <Spinner className="size-3.5" /> Starting…
        </p>
      ) : runId === null ? (
        <p className="flex items-center gap-1.5 truncate text-xs text-faint">
          No runs yet <span className="max-sm:hidden">· run with</span>{' '}
          <Kbd className="max-sm:hidden">{modKey} Enter</Kbd>
        </p>
      ) : (
        <RunProgress className="flex-1" />
      )}
      <div className="ml-auto flex items-center gap-0.5">
        <RunHistory />
        {runId === null || isStarting ? null : (
          <Hint text="The run's own page" side="top">
            <Button asChild variant="ghost" size="icon-sm" className="size-7">
              <Link href={`/runs/${runId}`} aria-label="Open the run's own page">
                <ExternalLink aria-hidden />
              </Link>
            </Button>
          </Hint>
        )}
        {isOpen ? (
          <IconButton
            label={isFull ? 'Show the canvas again' : 'Fill the screen'}
            side="top"
            size="icon-sm"
            className="size-7"
            onClick={() => onResize(isFull ? '45%' : '100%')}
          >
            {isFull ? <Minimize2 aria-hidden /> : <Maximize2 aria-hidden />}
          </IconButton>
        ) : null}
        <Button size="sm" variant="ghost" aria-expanded={isOpen} onClick={() => (isOpen ? onClose() : onResize('45%'))}>
          {isOpen ? 'Hide' : 'Show'}
          {isOpen ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
        </Button>
      </div>
    </section>
  )
}
