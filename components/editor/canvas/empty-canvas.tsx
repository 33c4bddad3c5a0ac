'use client'

import { Rows3, Vote } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReactFlow } from 'reactflow'
import { useEditorActions } from '@/components/node-kit/editor-context'
import { startPattern, type Pattern } from '@/lib/editor/commands/start-pattern'

/** What a new workflow begins with: the pattern in one click, or a blank canvas and a word on how to go on. */
export function EmptyCanvas() {
  const { edit } = useEditorActions()
  const { fitView } = useReactFlow()

  function start(pattern: Pattern) {
    edit((canvas) => startPattern(canvas, pattern, { x: 0, y: 0 }))
    // After the nodes were measured.
    setTimeout(() => void fitView({ maxZoom: 1, padding: 0.08, duration: 200 }), 80)
  }

  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center overflow-y-auto p-4 pb-16">
      <div className="flex w-full max-w-xl flex-col items-center text-center">
        <h2 className="text-lg font-semibold">Start from the pattern</h2>
        <p className="mt-1 max-w-md text-sm text-balance text-muted">
          Fan out into parallel model calls, then fan in to one result. Both ways give you four connected nodes to fill
          in.
        </p>
        <div className="mt-5 grid w-full gap-3 sm:grid-cols-2">
          <PatternCard
            icon={<Rows3 aria-hidden className="size-4 text-type-section" />}
            title="Sectioning"
            steps="Input → sections → join → output"
            onStart={() => start('sectioning')}
          >
            Different parts of one task, side by side: competitors, customers, regions.
          </PatternCard>
          <PatternCard
            icon={<Vote aria-hidden className="size-4 text-type-vote" />}
            title="Voting"
            steps="Input → vote → tally → output"
            onStart={() => start('voting')}
          >
            The same question several times; the answers are counted and their agreement shown.
          </PatternCard>
        </div>
        <p className="mt-5 text-xs text-faint">
          Or drag a node from the palette onto the canvas. Copied nodes and exported workflows can be pasted here.
        </p>
      </div>
    </div>
  )
}

type PatternCardProps = { icon: ReactNode; title: string; steps: string; onStart: () => void; children: ReactNode }

function PatternCard({ icon, title, steps, onStart, children }: PatternCardProps) {
  return (
    <button
      type="button"
      onClick={onStart}
      className="pointer-events-auto flex flex-col items-start gap-1 rounded-xl border border-line bg-raised p-4 text-left shadow-sm transition-shadow hover:border-edge hover:shadow-md"
    >
      <span className="flex items-center gap-2 text-sm font-semibold">
        {icon}
        {title}
      </span>
      <span className="text-sm text-muted">{children}</span>
      <span className="mt-1 text-2xs text-faint">{steps}</span>
    </button>
  )
}
