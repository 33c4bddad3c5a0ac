'use client'

import { Columns3, GitFork, Rows3 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Graph } from '@/lib/graph/document'
import { Checkbox } from '@/components/ui/checkbox'
import { EmptyState } from '@/components/ui/empty-state'
import { branchRefs, foldEqual, readsAsTable } from './branch-columns'
import { BranchColumnsView } from './branch-columns-view'
import { BranchFilter, noFilter } from './branch-filter'
import { BranchTable } from './branch-table'
import { LitBanner } from './claims/lit-banner'
import { countedAnswers } from './counted-answers'
import { plural } from './format-figures'
import { useRun, useRunFeed } from './run-feed-provider'
import { Segmented } from './segmented'

type Layout = 'columns' | 'table'

/** Every branch of the run beside its siblings, live. */
export function BranchesView({ graph }: { graph: Graph }) {
  const run = useRun()
  const opened = useRunFeed((state) => state.opened)
  const [filter, setFilter] = useState(noFilter)
  const [picked, setPicked] = useState<Layout | null>(null)
  // What somebody has watched since it came must not change its shape, nor fold away, when the run ends.
  const [wasOver] = useState(run !== null && run.endedAt !== null)
  const [folds, setFolds] = useState(wasOver)
  const [seenTimes, setSeenTimes] = useState(opened?.times ?? 0)

  // Somebody asked for a branch elsewhere: a filter must not hide it.
  if (opened !== null && opened.times !== seenTimes) {
    setSeenTimes(opened.times)
    setFilter(noFilter)
  }

  const nodes = (run?.nodes ?? []).filter((node) => node.branches.length > 0)
  const counted = useMemo(() => (run === null ? new Map() : countedAnswers(graph, run)), [graph, run])
  const refs = branchRefs(nodes, filter.nodeId, counted).filter(
    ({ branch }) => filter.status === null || branch.status === filter.status,
  )
  if (nodes.length === 0) {
    return (
      <EmptyState icon={<GitFork />} title="No branches">
        This run has no node that calls a model, so there is nothing to compare.
      </EmptyState>
    )
  }

  const layout = picked ?? (wasOver && readsAsTable(refs) ? 'table' : 'columns')
  const folded = foldEqual(refs)
  const canFold = folded.length < refs.length
  const groups = folds ? folded : refs.map((ref) => ({ first: ref, same: [ref] }))

  return (
    <div className="flex h-full min-h-0 flex-col">
      <LitBanner />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2">
        <BranchFilter nodes={nodes} value={filter} onChange={setFilter} />
        <span className="text-xs text-muted">{plural(refs.length, 'branch', 'branches')}</span>
        {canFold ? (
          <Checkbox label="Fold equal answers" className="text-xs" checked={folds} onCheckedChange={setFolds} />
        ) : null}
        <Segmented
          label="Show branches as"
          className="ml-auto"
          value={layout}
          onChange={setPicked}
          options={[
            { value: 'columns', label: 'Columns', icon: Columns3 },
            { value: 'table', label: 'Table', icon: Rows3 },
          ]}
        />
      </div>
      <div className="min-h-0 flex-1 bg-sunken">
        {refs.length === 0 ? (
          <p className="p-4 text-sm text-muted">No branch is {filter.status}. Choose another filter.</p>
        ) : layout === 'table' ? (
          <BranchTable groups={groups} showNode={filter.nodeId === null && nodes.length > 1} opened={opened} />
        ) : (
          <BranchColumnsView groups={groups} opened={opened} />
        )}
      </div>
    </div>
  )
}
