'use client'

import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { countCalls, isFree } from '@/lib/editor/estimate-calls'

/** "7 calls · free: offline models": what one run takes when every branch answers at the first attempt. */
export function CallEstimate() {
  const { graph, isFreeByDefault } = useEditorSurroundings()
  const calls = countCalls(graph)
  if (calls === 0) return null
  const price = isFree(graph, isFreeByDefault) ? 'free: offline models' : 'billed by the provider of the model'
  return (
    <>
      {calls.toLocaleString('en-US')} {calls === 1 ? 'call' : 'calls'} · {price}
    </>
  )
}
