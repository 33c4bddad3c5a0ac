'use client'

import { memo, type Ref } from 'react'
import { isOfflineBranch, OfflineBadge } from '@/components/node-kit/offline-badge'
import { StatusMark } from '@/components/node-kit/status'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { CopyButton } from '@/components/ui/copy-button'
import { RunAgainButton } from './again/run-again-button'
import { BranchFigures } from './branch-figures'
import { BranchText } from './branch-text'
import type { CountedAnswer } from './counted-answers'
import { modelName } from './model-name'
import { useBranch } from './run-feed-provider'

export const columnWidthPx = 320

type BranchColumnProps = {
  nodeId: string
  index: number
  nodeLabel: string
  /** How many branches gave this same short answer, this one included, and what the others are called: words, which stay equal. */
  count: number
  others: string
  /** What a vote took its words for, and what is to be said about that. */
  countedText: string | null
  countedRemark: CountedAnswer['remark']
  isOpened: boolean
  ref?: Ref<HTMLElement>
}

/** One branch with its figures and all it says. Listens to its own branch alone, so a word here paints nothing there. */
export const BranchColumn = memo(function BranchColumn({
  nodeId,
  index,
  nodeLabel,
  count,
  others,
  countedText,
  countedRemark,
  isOpened,
  ref,
}: BranchColumnProps) {
  const branch = useBranch(nodeId, index)
  if (branch === null) return null
  const copied = branch.output?.text ?? branch.partialText
  const model = modelName(branch)
  return (
    <article
      ref={ref}
      tabIndex={-1}
      aria-label={`${branch.label}, ${nodeLabel}`}
      className={cn(
        'flex h-full w-full flex-col overflow-hidden rounded-xl border border-line bg-raised transition-shadow',
        isOpened && 'border-accent shadow-md',
      )}
    >
      <header className="flex flex-col gap-1.5 border-b border-line px-3.5 pt-3 pb-2.5">
        <div className="flex min-h-6 items-start justify-between gap-2">
          <h3 className="min-w-0 text-sm font-semibold break-words">
            {branch.label}
            {count > 1 ? (
              <Badge tone="accent" className="ml-1.5 align-middle">
                ×{count}
              </Badge>
            ) : null}
          </h3>
          <div className="flex items-center gap-0.5">
            <RunAgainButton
              request={{ redo: [{ nodeId, branch: index }] }}
              label={`Run ${branch.label} again`}
              failedInLabel={branch.status === 'failed' ? 1 : 0}
            />
            {copied === '' ? null : <CopyButton text={copied} label={`Copy what ${branch.label} says`} />}
          </div>
        </div>
        <p className="truncate text-xs text-faint" title={model ?? undefined}>
          {[nodeLabel === branch.label ? null : nodeLabel, model].filter((part) => part !== null).join(' · ')}
        </p>
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <StatusMark status={branch.status} waitingUntil={branch.waitingUntil} waitingReason={branch.waitingReason} />
          <BranchFigures branch={branch} />
        </div>
        {isOfflineBranch(branch) ? <OfflineBadge /> : null}
        {countedText === null ? null : <Counted text={countedText} remark={countedRemark} />}
      </header>
      <div
        role="region"
        aria-label={`What ${branch.label} says`}
        tabIndex={0}
        className={cn(
          'min-h-0 flex-1 scroll-thin overflow-y-auto px-3.5 py-3 focus-visible:-outline-offset-2',
          // Reversed, a box stays at its end by itself while text grows.
          branch.status === 'running' && 'flex flex-col-reverse justify-end',
        )}
      >
        <div>
          <BranchText nodeId={nodeId} branch={branch} />
          {count > 1 ? <p className="mt-3 text-xs text-faint">Also: {others}</p> : null}
        </div>
      </div>
    </article>
  )
})

function Counted({ text, remark }: CountedAnswer) {
  return (
    <p className="text-sm">
      <span className="text-muted">{remark === 'not counted' ? 'Not counted: ' : 'Counts as '}</span>
      <strong className="font-semibold break-words tabular">{text}</strong>
      {remark === 'outlier' ? <span className="text-failed"> (far from the others)</span> : null}
    </p>
  )
}
