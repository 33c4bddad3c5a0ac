'use client'

import { Play } from 'lucide-react'
import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import { CallEstimate } from '../call-estimate'
import { useRunControl } from '../run-control'
import { useModKey } from '../use-mod-key'

/** Leads to the run, over the form of its inputs where there are any, and says what it takes: "7 calls · free: offline models". */
export function RunButton() {
  const { graph } = useEditorSurroundings()
  const { run, isStarting, isFormOpen, setFormOpen } = useRunControl()
  const modKey = useModKey()
  const hasInputs = graph.nodes.some((node) => node.type === 'input' && node.data.fields.length > 0)

  return (
    <div className="flex shrink-0 items-center gap-2">
      <p className="text-xs whitespace-nowrap text-faint tabular max-lg:hidden">
        <CallEstimate />
      </p>
      <Button
        variant="primary"
        disabled={isStarting}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        aria-expanded={hasInputs ? isFormOpen : undefined}
        title={`${modKey} Enter`}
        onClick={() => (hasInputs && !isFormOpen ? setFormOpen(true) : run())}
      >
        {isStarting ? <Spinner /> : <Play aria-hidden className="fill-current" />}
        {isStarting ? 'Starting…' : 'Run'}
      </Button>
    </div>
  )
}
