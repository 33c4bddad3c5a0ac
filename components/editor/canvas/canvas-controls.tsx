'use client'

import { Maximize, Minus, Plus, Wand2 } from 'lucide-react'
import { Panel, useReactFlow, useStore, type FitViewOptions } from 'reactflow'
import { useEditorActions } from '@/components/node-kit/editor-context'
import { IconButton } from '@/components/ui/icon-button'
import { Separator } from '@/components/ui/separator'
import { tidy } from '@/lib/editor/commands/tidy'

/** Zoom, fit and tidy up. */
export function CanvasControls({ fitOptions }: { fitOptions: FitViewOptions }) {
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow()
  const { edit } = useEditorActions()
  const percent = useStore((state) => Math.round(state.transform[2] * 100))

  function tidyUp() {
    edit(tidy)
    // After the paint that moves the nodes.
    requestAnimationFrame(() => void fitView({ ...fitOptions, duration: 200 }))
  }

  return (
    <Panel position="bottom-left">
      <div
        role="toolbar"
        aria-label="View of the canvas"
        className="flex items-center gap-0.5 rounded-lg border border-line bg-raised p-0.5 shadow-sm"
      >
        <IconButton label="Zoom out" side="top" className="size-7" onClick={() => void zoomOut({ duration: 120 })}>
          <Minus aria-hidden />
        </IconButton>
        <button
          type="button"
          title="Zoom to 100 %"
          aria-label={`Zoom ${percent} %. Zoom to 100 %`}
          onClick={() => void zoomTo(1, { duration: 120 })}
          className="h-7 w-11 rounded-md text-2xs font-medium text-muted tabular hover:bg-hover"
        >
          {percent} %
        </button>
        <IconButton label="Zoom in" side="top" className="size-7" onClick={() => void zoomIn({ duration: 120 })}>
          <Plus aria-hidden />
        </IconButton>
        <Separator vertical className="mx-0.5 h-4" />
        <IconButton
          label="Fit everything"
          side="top"
          className="size-7"
          onClick={() => void fitView({ ...fitOptions, duration: 200 })}
        >
          <Maximize aria-hidden />
        </IconButton>
        <IconButton label="Tidy up" side="top" className="size-7" onClick={tidyUp}>
          <Wand2 aria-hidden />
        </IconButton>
      </div>
    </Panel>
  )
}
