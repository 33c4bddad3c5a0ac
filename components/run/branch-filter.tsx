'use client'

import type { NodeRunState, Status } from '@/lib/engine/run-state'
import { Select } from '@/components/ui/select'
import { allBranches, countStatuses } from './count-branches'

export type BranchFilterState = { nodeId: string | null; status: Status | null }

export const noFilter: BranchFilterState = { nodeId: null, status: null }

const statuses: readonly Status[] = ['running', 'queued', 'succeeded', 'failed', 'skipped', 'cancelled']

type BranchFilterProps = {
  nodes: readonly NodeRunState[]
  value: BranchFilterState
  onChange: (value: BranchFilterState) => void
}

/** Which branches are shown: of which node, in which status. A choice of one is none, and is not offered. */
export function BranchFilter({ nodes, value, onChange }: BranchFilterProps) {
  const counts = countStatuses(allBranches(nodes))
  const present = statuses.filter((status) => counts[status] > 0 || status === value.status)
  return (
    <>
      {nodes.length > 1 ? (
        <Select
          aria-label="Show the branches of"
          className="h-7 max-w-48 text-xs max-md:text-xs"
          value={value.nodeId ?? ''}
          onChange={(event) => onChange({ ...value, nodeId: event.target.value || null })}
        >
          <option value="">All nodes</option>
          {nodes.map((node) => (
            <option key={node.nodeId} value={node.nodeId}>
              {`${node.label} (${node.branches.length})`}
            </option>
          ))}
        </Select>
      ) : null}
      {present.length > 1 ? (
        <Select
          aria-label="Show branches that are"
          className="h-7 text-xs max-md:text-xs"
          value={value.status ?? ''}
          onChange={(event) => {
            onChange({ ...value, status: statuses.find((status) => status === event.target.value) ?? null })
          }}
        >
          <option value="">Any status</option>
          {present.map((status) => (
            <option key={status} value={status}>
              {`${status} (${counts[status]})`}
            </option>
          ))}
        </Select>
      ) : null}
    </>
  )
}
