import { Equal } from 'lucide-react'
import type { BranchState } from '@/lib/engine/run-state'
import { isOfflineBranch, OfflineBadge } from '@/components/node-kit/offline-badge'
import { StatusMark } from '@/components/node-kit/status'
import { BranchFigures } from '@/components/run/branch-figures'
import { plural } from '@/components/run/format-figures'
import { ScrolledText } from '@/components/run/scrolled-text'
import type { BranchDifference, NodeComparison } from './compare-runs'

/** The branches of two runs: those that differ side by side, those that say the same folded into one line. */
export function CompareBranches({ nodes }: { nodes: readonly NodeComparison[] }) {
  return (
    <section aria-labelledby="branches" className="flex flex-col gap-5">
      <h2 id="branches" className="text-lg font-semibold">
        Branches
      </h2>
      {nodes.length === 0 ? <p className="text-sm text-muted">Neither run called a model.</p> : null}
      {nodes.map(({ nodeId, label, same, different }) => (
        <section key={nodeId} aria-label={label} className="flex flex-col gap-3">
          <h3 className="text-sm font-semibold">{label}</h3>
          {same.length === 0 ? null : (
            <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-muted">
              <Equal aria-hidden className="size-4 shrink-0" />
              {plural(same.length, 'branch', 'branches')} the same in both
              <span className="text-faint">
                {same.slice(0, mostNamed).join(', ')}
                {same.length > mostNamed ? ` and ${same.length - mostNamed} more` : ''}
              </span>
            </p>
          )}
          {different.slice(0, mostShown).map((difference) => (
            <Difference key={difference.index} difference={difference} />
          ))}
          {different.length > mostShown ? (
            <p className="text-sm text-muted">and {different.length - mostShown} more that differ</p>
          ) : null}
        </section>
      ))}
    </section>
  )
}

const mostNamed = 12
const mostShown = 100

function Difference({ difference: { label, branches } }: { difference: BranchDifference }) {
  return (
    <div className="flex flex-col gap-1.5">
      <h4 className="text-sm">{label}</h4>
      <div className="grid gap-4 md:grid-cols-2">
        {branches.map((branch, at) => (
          <div key={at} className="flex min-w-0 flex-col gap-2 rounded-lg border border-line bg-raised p-3">
            {branch === null ? (
              <p className="text-sm text-faint">This run has no such branch.</p>
            ) : (
              <Branch branch={branch} name={`${label} in the ${at === 0 ? 'first' : 'second'} run`} />
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

function Branch({ branch, name }: { branch: BranchState; name: string }) {
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <StatusMark status={branch.status} />
        <BranchFigures branch={branch} />
        {isOfflineBranch(branch) ? <OfflineBadge /> : null}
      </div>
      {branch.output === null ? (
        <p className="text-sm break-words text-muted">{branch.error?.message ?? branch.reason ?? ''}</p>
      ) : (
        <ScrolledText label={`What ${name} says`} text={branch.output.text} />
      )}
    </>
  )
}
