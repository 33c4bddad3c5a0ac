'use client'

import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { isFree } from '@/lib/editor/estimate-calls'
import { countGraphCalls } from '@/lib/graph/count-calls'

/** "7 calls · free: offline models": what one run takes when every branch answers at the first attempt. */
export function CallEstimate() {
  const { graph, isFreeByDefault } = useEditorSurroundings()
  const { least, most } = countGraphCalls(graph)
  if (most === 0) return null
  const price = isFree(graph, isFreeByDefault) ? 'free: offline models' : 'billed by the provider of the model'
  return (
    <>
      {least === most ? shown(most) : `${shown(least)} to ${shown(most)}`} {most === 1 ? 'call' : 'calls'} · {price}
    </>
  )
}

const shown = (calls: number) => calls.toLocaleString('en-US')
