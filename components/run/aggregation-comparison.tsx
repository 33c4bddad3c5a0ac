'use client'

import { ruleNameSchema } from '@/lib/aggregation/rule-name'
import type { NodeRunState, Reaggregation } from '@/lib/engine/run-state'
import { RunAgainButton } from './again/run-again-button'
import { aggregationChange } from './aggregation-change'
import { AggregationSide } from './aggregation-side'
import { ChangeLine } from './change-line'
import { ErrorNote } from './error-note'
import type { IncomingRef } from './incoming-refs'
import { optionsInWords } from './options-in-words'
import { ruleLabel } from './rule-label'

type AggregationComparisonProps = { node: NodeRunState; other: Reaggregation; refs: readonly IncomingRef[] }

/** The run's own result and another way of combining the same branches, side by side, with what differs said above. */
export function AggregationComparison({ node, other, refs }: AggregationComparisonProps) {
  const { aggregation: own, error, reason } = node
  const { rule: name, options: chosen } = other.aggregation
  const known = ruleNameSchema.safeParse(name)
  const rule = ruleLabel(name)
  const options = optionsInWords(other.aggregation)
  const why = error ?? { code: node.status, message: reason ?? 'This step was not reached.' }
  const change = own === null ? null : aggregationChange(own, other.aggregation)
  return (
    <section
      aria-label={[`${node.label} aggregated by ${rule}`, ...options].join(', ')}
      className="flex flex-col gap-2.5"
    >
      <ChangeLine
        isSame={change?.isSame ?? null}
        sentences={change?.sentences ?? ['The run itself has no result here.']}
      />
      <div className="grid gap-3 @2xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-3">
          <h3 className="text-xs font-medium text-muted">The run’s own result</h3>
          {own === null ? (
            <ErrorNote error={why} />
          ) : (
            <AggregationSide name={`${node.label} in the run`} result={own} refs={refs} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-3 rounded-lg border border-accent bg-surface p-3">
          <h3 className="text-xs font-medium text-accent-ink">Another way: {rule}</h3>
          <AggregationSide name={`${node.label} another way`} result={other.aggregation} refs={refs} />
        </div>
      </div>
      {known.success ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 print:hidden">
          <RunAgainButton
            request={{ rules: { [node.nodeId]: { rule: known.data, options: chosen } } }}
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
