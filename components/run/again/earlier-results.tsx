'use client'

import { runResult } from '@/lib/engine/run-result'
import type { RunState } from '@/lib/engine/run-state'
import type { Graph } from '@/lib/graph/document'
import { incomingRefs } from '../incoming-refs'
import { ScrolledText } from '../scrolled-text'
import { useEarlierRun } from './again-provider'
import { EarlierResult } from './earlier-result'
import { StaleMark } from './stale-mark'

/** Of a run that went on from another: what was renewed, each step beside what it had found before. */
export function EarlierResults({ graph, run }: { graph: Graph; run: RunState }) {
  const earlier = useEarlierRun()
  if (earlier === null) return null
  const renewed = run.nodes.filter(({ nodeId }) => earlier.renewed.includes(nodeId))
  const aggregates = renewed.filter(({ type }) => type === 'aggregate')
  // Without an aggregate to compare, what the run hands back is compared itself.
  const compared = aggregates.length > 0 ? aggregates : renewed.filter(({ type }) => type === 'output')
  return compared.map((now) => {
    const before = earlier.nodes.find(({ nodeId }) => nodeId === now.nodeId)
    if (before === undefined) return null
    const refs = incomingRefs(graph, run, now.nodeId)
    return <EarlierResult key={now.nodeId} earlier={earlier} before={before} now={now} refs={refs} />
  })
}

/** While a run is on its way: the result of the run before, which is all that there is to read until then. */
export function StaleResult({ graph }: { graph: Graph }) {
  const earlier = useEarlierRun()
  const text = earlier === null ? '' : (runResult(graph, earlier)?.text ?? '')
  if (text === '') return null
  return (
    <section aria-label="Earlier result" className="flex flex-col gap-2">
      <h3 className="flex flex-wrap items-center gap-2 text-sm font-semibold">
        Earlier result <StaleMark staleness="renewing" />
      </h3>
      <ScrolledText label="Text of the earlier result" text={text} />
    </section>
  )
}
