import Link from 'next/link'
import type { NodeEstimate, RunEstimate } from '@/lib/models/estimate/run-estimate'
import { formatCost, formatCostRange } from '@/components/run/format-figures'
import { callsInWords, costInWords, searchesInWords, tokensInWords } from './estimate-words'

/** The figures node by node, and what they rest on. */
export function EstimateDetails({ estimate }: { estimate: RunEstimate }) {
  const searches = searchesInWords(estimate)
  return (
    <div className="flex flex-col gap-3 text-sm">
      <div>
        <h2 className="font-semibold">What this run will take</h2>
        <p className="mt-0.5 text-muted tabular">
          {callsInWords(estimate.calls)} · {tokensInWords(estimate.tokens)} ·{' '}
          <span className="font-medium text-ink">{costInWords(estimate)}</span>
          {searches === null ? '' : `, ${searches}`}
        </p>
        {estimate.atMostUsd === null || estimate.isFree ? null : (
          <p className="text-xs text-faint tabular">
            At most {formatCost(estimate.atMostUsd)}, with every answer as long as it may be.
          </p>
        )}
      </div>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {estimate.nodes.map((node) => (
          <NodeLine key={node.nodeId} node={node} />
        ))}
      </ul>
      {estimate.unpriced.length > 0 ? (
        <p className="rounded-lg bg-warning-soft px-2.5 py-2 text-xs">
          The price of {estimate.unpriced.slice(0, 3).join(', ')}
          {estimate.unpriced.length > 3 ? ` and ${estimate.unpriced.length - 3} more` : ''} is not known.{' '}
          <Link href="/settings#models" className="font-medium underline underline-offset-2">
            Set it under Settings
          </Link>
          .
        </p>
      ) : null}
      <div>
        <h3 className="text-xs font-medium text-muted">It rests on this</h3>
        <ul className="mt-1 list-disc space-y-0.5 pl-4 text-xs text-muted">
          {estimate.restsOn.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function NodeLine({ node }: { node: NodeEstimate }) {
  const tokens = {
    low: node.inputTokens.low + node.outputTokens.low,
    high: node.inputTokens.high + node.outputTokens.high,
  }
  const isOffline = tokens.high === 0 && node.costUsd?.high === 0
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-2.5 py-1.5">
      <span className="truncate font-medium">{node.label}</span>
      <span className="text-right tabular">
        {node.costUsd === null ? 'unknown' : isOffline ? 'free' : formatCostRange(node.costUsd)}
      </span>
      <span className="truncate text-xs text-faint">{node.models.join(', ')}</span>
      <span className="text-right text-xs text-faint tabular">
        {callsInWords(node.calls)}
        {isOffline ? '' : ` · ${tokensInWords(tokens)}`}
      </span>
    </li>
  )
}
