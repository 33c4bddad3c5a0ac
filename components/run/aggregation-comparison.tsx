'use client'

import { Pin } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AggregationResult } from '@/lib/aggregation/contract'
import { ruleNameSchema } from '@/lib/aggregation/rule-name'
import type { NodeRunState } from '@/lib/engine/run-state'
import { Badge } from '@/components/ui/badge'
import { RunAgainButton } from './again/run-again-button'
import { aggregationChange } from './aggregation-change'
import { AggregationSide } from './aggregation-side'
import { ChangeLine } from './change-line'
import { ErrorNote } from './error-note'
import type { IncomingRef } from './incoming-refs'
import { optionsInWords } from './options-in-words'
import { ruleLabel } from './rule-label'

type AggregationComparisonProps = {
  node: NodeRunState
  other: AggregationResult
  /** Whether it is recorded; else it stands on this screen alone. */
  isKept: boolean
  refs: readonly IncomingRef[]
  /** What can be done with it. */
  children?: ReactNode
}

/** The run's own result and another way of combining the same branches, side by side, with what differs said above. */
export function AggregationComparison({ node, other, isKept, refs, children }: AggregationComparisonProps) {
  const { aggregation: own, error, reason } = node
  const known = ruleNameSchema.safeParse(other.rule)
  const rule = ruleLabel(other.rule)
  const options = optionsInWords(other)
  const why = error ?? { code: node.status, message: reason ?? 'This step was not reached.' }
  const change = own === null ? null : aggregationChange(own, other)
  return (
    <section
      aria-label={[`${node.label} aggregated by ${rule}`, ...options].join(', ')}
      className="@container flex flex-col gap-2.5"
    >
      <ChangeLine
        isSame={change?.isSame ?? null}
        sentences={change?.sentences ?? ['The run itself has no result here.']}
      />
      {children}
      <div className="grid gap-3 @lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-3">
          <h3 className="text-xs font-medium text-muted">The run’s own result</h3>
          {own === null ? (
            <ErrorNote error={why} />
          ) : (
            <AggregationSide name={`${node.label} in the run`} result={own} refs={refs} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-3 rounded-lg border border-accent bg-surface p-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h3 className="text-xs font-medium text-accent-ink">Another way: {rule}</h3>
            {isKept ? (
              <Badge>
                <Pin aria-hidden /> Kept
              </Badge>
            ) : (
              <Badge tone="accent">Preview, not kept</Badge>
            )}
          </div>
          <AggregationSide name={`${node.label} another way`} result={other} refs={refs} />
        </div>
      </div>
      {known.success ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 print:hidden">
          <RunAgainButton
            request={{ rules: { [node.nodeId]: { rule: known.data, options: other.options } } }}
            label={`Use ${rule} from ${node.label} on`}
          >
            Use this rule from here
          </RunAgainButton>
          <span className="text-xs text-muted">A new run: its branches are kept, and what follows is renewed.</span>
        </div>
      ) : null}
    </section>
  )
}
