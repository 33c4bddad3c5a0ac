import type { AggregationResult, Synthesis } from '@/lib/aggregation/contract'
import { reasonInWords } from '@/lib/aggregation/markdown/missing-branches'
import { plural } from '../format-figures'
import type { IncomingRef } from '../incoming-refs'
import { SourceButton } from '../source-button'

type GapsProps = {
  aggregation: AggregationResult
  synthesis: Synthesis
  refs: readonly IncomingRef[]
}

/** What the answer does not rest on: branches that are missing, branches that no claim cites, claims with one source alone. */
export function Gaps({ aggregation, synthesis, refs }: GapsProps) {
  const { excluded, provenance } = aggregation
  const cited = new Set(synthesis.claims.flatMap(({ support }) => support.map(({ branch }) => branch)))
  const uncited = provenance.filter(({ index }) => !cited.has(index))
  const single = synthesis.claims.filter(({ supported, sources }) => supported && sources === 1).length
  if (excluded.length + uncited.length + single === 0) return null
  return (
    <div className="border-t border-line px-4 py-3 text-sm">
      <h4 className="text-xs font-medium text-muted">Gaps</h4>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {excluded.map(({ index, label, reason, detail }) => (
          <li key={index}>
            Missing: <SourceButton source={refs[index]} fallback={label} />
            <span className="text-muted"> ({detail ?? reasonInWords(reason)})</span>
          </li>
        ))}
        {uncited.length === 0 ? null : (
          <li>
            No claim rests on{' '}
            {uncited.map(({ index, label }, at) => (
              <span key={index}>
                {at === 0 ? '' : ', '}
                <SourceButton source={refs[index]} fallback={label} />
                {synthesis.unusedBranches.includes(index) ? (
                  <span className="text-muted"> (left out by the model)</span>
                ) : null}
              </span>
            ))}
            .
          </li>
        )}
        {single === 0 ? null : (
          <li>
            {plural(single, 'claim')} {single === 1 ? 'rests' : 'rest'} on one branch alone.
          </li>
        )}
      </ul>
    </div>
  )
}
