'use client'

import type { BranchState } from '@/lib/engine/run-state'
import { isOfflineBranch } from '@/components/node-kit/offline-badge'
import { KeptMark } from './again/kept-mark'
import { formatCached, formatCost, formatDuration, formatUsage, unknown } from './format-figures'
import { useNow } from './use-now'

/** Time, tokens, cost and attempts of a branch in one quiet line. What is not known of a settled branch says so; an offline model counts no tokens. */
export function BranchFigures({ branch }: { branch: BranchState }) {
  const isRunning = branch.status === 'running'
  const isOver = branch.endedAt !== null
  if (branch.kept !== null) return <KeptMark kept={branch.kept} />
  if (branch.startedAt === null) return null
  const cached = formatCached(branch.usage)
  return (
    <dl className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-xs text-muted tabular">
      {isRunning || isOver ? (
        <Figure name="Time">
          {branch.endedAt === null ? (
            <Running since={branch.startedAt} />
          ) : (
            formatDuration(branch.endedAt - branch.startedAt)
          )}
        </Figure>
      ) : null}
      {isOver && !isOfflineBranch(branch) ? <Figure name="Tokens">{tokensOf(branch)}</Figure> : null}
      {cached === null ? null : <Figure name="Prompt cache">{cached}</Figure>}
      {isOver ? (
        <Figure name="Cost">{branch.costUsd === null ? 'cost unknown' : formatCost(branch.costUsd)}</Figure>
      ) : null}
      {branch.attempt > 1 ? <Figure name="Attempts">{`attempt ${branch.attempt}`}</Figure> : null}
      {branch.attempts.some((attempt) => attempt.possiblyBilled) ? (
        <Figure name="Billing">possibly billed twice</Figure>
      ) : null}
    </dl>
  )
}

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="sr-only">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function tokensOf({ usage }: BranchState): string {
  const tokens = formatUsage(usage)
  return tokens === unknown ? 'tokens unknown' : `${tokens} tokens`
}

/** Seconds since, counting. */
function Running({ since }: { since: number }) {
  const now = useNow(100)
  return <>{now === null ? '…' : formatDuration(Math.max(0, now - since))}</>
}
