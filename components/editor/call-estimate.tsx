'use client'

import { useEditorSurroundings } from '@/components/node-kit/editor-context'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { cn } from '@/components/ui/cn'
import { isFree } from '@/lib/editor/estimate-calls'
import { countGraphCalls } from '@/lib/graph/count-calls'
import type { Graph } from '@/lib/graph/document'
import { CostLimitField } from './run/cost-limit-field'
import { EstimateDetails } from './estimate/estimate-details'
import { useEstimate } from './estimate/estimate-provider'
import { callsInWords, costInWords, searchesInWords, tokensInWords } from './estimate/estimate-words'

/** "7 calls · about 38K tokens · $0.21–0.34": what one run takes. Pressed, it shows what that rests on. */
export function CallEstimate() {
  const { graph, isFreeByDefault } = useEditorSurroundings()
  const state = useEstimate()
  const { least, most } = countGraphCalls(graph)
  if (most === 0) return null
  const calls = callsInWords({ low: least, high: most })
  if (isFree(graph, isFreeByDefault)) return <>{calls} · free: offline models</>
  if (state.is !== 'known') {
    return (
      <>
        {calls}
        {state.is === 'asking' ? ' · estimating…' : ' · billed by the provider of the model'}
      </>
    )
  }
  const { estimate, isOld } = state
  const searches = searchesInWords(estimate)
  return (
    <Popover>
      <PopoverTrigger
        className={cn(
          'rounded-sm underline decoration-dotted underline-offset-4 transition-opacity hover:text-ink',
          isOld && 'opacity-60',
        )}
      >
        {callsInWords(estimate.calls)} · {tokensInWords(estimate.tokens)} · {costInWords(estimate)}
        {searches === null ? '' : ` ${searches}`}
        <span className="sr-only">. Show what this rests on.</span>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Estimate of the run" className="w-96 max-w-[calc(100vw-1rem)]">
        <EstimateDetails estimate={estimate} />
        {hasInputs(graph) ? null : (
          <div className="mt-3">
            <CostLimitField />
          </div>
        )}
      </PopoverContent>
    </Popover>
  )
}

/** Then the form of the run has the limit. */
function hasInputs({ nodes }: Graph): boolean {
  return nodes.some((node) => node.type === 'input' && node.data.fields.length > 0)
}
