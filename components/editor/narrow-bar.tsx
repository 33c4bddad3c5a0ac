'use client'

import { Plus, SlidersHorizontal } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useEditor } from '@/components/node-kit/editor-context'
import { Button } from '@/components/ui/button'
import { Dialog, SheetContent } from '@/components/ui/dialog'
import { Inspector } from './inspector/inspector'
import { Palette } from './palette'
import { useRunControl } from './run-control'

type Sheet = 'palette' | 'inspector' | null

/** On narrow screens: palette and inspector as sheets. A problem's field and the inputs of a run open theirs by themselves. */
export function NarrowBar() {
  const { isFormOpen, setFormOpen } = useRunControl()
  const requested = useEditor((state) => state.requestedField?.times ?? 0)
  const [sheet, setSheet] = useState<Sheet>(null)
  const [seen, setSeen] = useState(requested)
  if (requested !== seen) {
    setSeen(requested)
    setSheet('inspector')
  }
  const open = isFormOpen ? 'inspector' : sheet

  function close() {
    setSheet(null)
    setFormOpen(false)
  }

  // A sheet that was left open would come back when the window grows narrow again.
  useEffect(() => () => setFormOpen(false), [setFormOpen])

  return (
    <div className="flex shrink-0 gap-2 border-t border-line bg-surface p-2 print:hidden">
      <Button className="h-9 flex-1" onClick={() => setSheet('palette')}>
        <Plus aria-hidden /> Add node
      </Button>
      <Button className="h-9 flex-1" onClick={() => setSheet('inspector')}>
        <SlidersHorizontal aria-hidden /> Inspect
      </Button>
      <Dialog open={open !== null} onOpenChange={(next) => (next ? undefined : close())}>
        {open === 'palette' ? (
          <SheetContent side="bottom" title="Add a node">
            <Palette onAdded={close} />
          </SheetContent>
        ) : null}
        {open === 'inspector' ? (
          <SheetContent side="bottom" title={isFormOpen ? 'Run with' : 'Inspector'} className="h-[85dvh]">
            <div className="min-h-0 flex-1">
              <Inspector isSheet />
            </div>
          </SheetContent>
        ) : null}
      </Dialog>
    </div>
  )
}
