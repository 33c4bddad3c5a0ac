'use client'

import { useState } from 'react'
import { isOfflineBranch, OfflineBadge } from '@/components/node-kit/offline-badge'
import { StatusMark } from '@/components/node-kit/status'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { CopyButton } from '@/components/ui/copy-button'
import { TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { RunAgainButton } from './again/run-again-button'
import { BranchFigures } from './branch-figures'
import type { BranchGroup, BranchRef } from './branch-columns'
import { modelName } from './model-name'
import { useBranchWords } from './run-feed-provider'

type BranchTableProps = {
  groups: readonly BranchGroup[]
  showNode: boolean
  opened: { nodeId: string; branch: number } | null
}

const rowsAtOnce = 200

/** Short answers as rows: numbers and choices are compared at a glance. */
export function BranchTable({ groups, showNode, opened }: BranchTableProps) {
  const [shown, setShown] = useState(rowsAtOnce)
  const left = groups.length - shown
  return (
    <div
      role="region"
      aria-label="Answers of the branches"
      tabIndex={0}
      className="h-full scroll-thin overflow-auto bg-surface focus-visible:-outline-offset-2"
    >
      <table className="w-full border-collapse text-left text-sm">
        <TableHead className="sticky top-0 z-10 shadow-[inset_0_-1px_0_var(--line)]">
          <tr>
            <TableHeader className="pl-4">Branch</TableHeader>
            <TableHeader>Answer</TableHeader>
            {showNode ? <TableHeader>Node</TableHeader> : null}
            <TableHeader>Model</TableHeader>
            <TableHeader>Status</TableHeader>
            <TableHeader>Time, tokens, cost</TableHeader>
            <TableHeader>
              <span className="sr-only">Run again, copy</span>
            </TableHeader>
          </tr>
        </TableHead>
        <tbody>
          {groups.slice(0, shown).map(({ first, same }) => (
            <Row
              key={`${first.nodeId}#${first.branch.index}`}
              first={first}
              same={same}
              showNode={showNode}
              isOpened={same.some((ref) => ref.nodeId === opened?.nodeId && ref.branch.index === opened.branch)}
            />
          ))}
        </tbody>
      </table>
      {left > 0 ? (
        <Button size="sm" className="m-3" onClick={() => setShown(shown + rowsAtOnce)}>
          Show more ({left} left)
        </Button>
      ) : null}
    </div>
  )
}

type RowProps = { first: BranchRef; same: readonly BranchRef[]; showNode: boolean; isOpened: boolean }

function Row({ first, same, showNode, isOpened }: RowProps) {
  const { branch, nodeId } = first
  const text = useBranchWords(nodeId, branch.index)
  const models = [...new Set(same.map((ref) => modelName(ref.branch) ?? 'no model'))]
  return (
    <TableRow className={cn('hover:bg-hover', isOpened && 'bg-accent-soft')}>
      <TableHeader scope="row" className="pl-4 text-left align-top whitespace-normal">
        {same.map((ref) => ref.branch.label).join(', ')}
      </TableHeader>
      <TableCell className="max-w-80 font-medium break-words tabular">
        <Answer branchRef={first} text={text} />
        {same.length > 1 ? (
          <Badge tone="accent" className="ml-2">
            ×{same.length}
          </Badge>
        ) : null}
      </TableCell>
      {showNode ? <TableCell className="text-muted">{first.nodeLabel}</TableCell> : null}
      <TableCell className="text-xs text-muted">
        <span className="block py-px">{models.join(', ')}</span>
        {same.some((ref) => isOfflineBranch(ref.branch)) ? <OfflineBadge className="mt-1" /> : null}
      </TableCell>
      <TableCell>
        <StatusMark status={branch.status} waitingUntil={branch.waitingUntil} waitingReason={branch.waitingReason} />
      </TableCell>
      <TableCell>
        {same.length > 1 ? null : <BranchFigures branch={branch} />}
        {same.length > 1 ? (
          <span className="text-xs text-faint">
            {same.length} branches{keptWords(same)}
          </span>
        ) : null}
      </TableCell>
      <TableCell className="pr-4">
        <div className="flex items-center gap-0.5">
          <RunAgainButton
            request={{ redo: same.map((ref) => ({ nodeId, branch: ref.branch.index })) }}
            label={
              same.length > 3
                ? `Run these ${same.length} branches again`
                : `Run ${same.map((ref) => ref.branch.label).join(', ')} again`
            }
            failedInLabel={same.filter((ref) => ref.branch.status === 'failed').length}
          />
          {text === '' ? null : <CopyButton text={text} label={`Copy the answer of ${branch.label}`} />}
        </div>
      </TableCell>
    </TableRow>
  )
}

/** Of equal answers that stand in one row: how many were not called. */
function keptWords(same: readonly BranchRef[]): string {
  const kept = same.filter(({ branch }) => branch.kept !== null).length
  if (kept === 0) return ''
  return kept === same.length ? ', kept, $0.00 now' : `, ${kept} kept`
}

function Answer({ branchRef, text }: { branchRef: BranchRef; text: string }) {
  const { branch, counted } = branchRef
  if (branch.status === 'failed') return <span className="font-normal text-failed">{branch.error?.message}</span>
  if (counted === null) return <span className="line-clamp-6 font-normal whitespace-pre-wrap">{text}</span>
  if (counted.remark === 'not counted') {
    return (
      <span className="font-normal">
        {text} <span className="block text-xs text-warning">not counted: {counted.text}</span>
      </span>
    )
  }
  return (
    <span title={text}>
      {counted.text}
      {counted.remark === 'outlier' ? (
        <span className="block text-xs font-normal text-failed">far from the others</span>
      ) : null}
    </span>
  )
}
