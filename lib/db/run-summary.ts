import type { Status } from '../engine/run-state'
import type { Prisma } from './generated/client'

/** A run as a list shows it. Times are milliseconds since 1970. */
export type RunSummary = {
  id: string
  /** null: the workflow was deleted. */
  workflowId: string | null
  workflowName: string
  status: Status
  createdAt: number
  startedAt: number | null
  endedAt: number | null
  /** The run that it goes on from; null for one that began anew, or whose base was deleted. */
  basedOn: { runId: string; createdAt: number } | null
}

/** Leaves graph, inputs and events in the table: a list never needs them. */
export const runSummaryColumns = {
  id: true,
  workflowId: true,
  workflowName: true,
  status: true,
  createdAt: true,
  startedAt: true,
  endedAt: true,
  basedOn: { select: { id: true, createdAt: true } },
} satisfies Prisma.RunSelect

type Row = Prisma.RunGetPayload<{ select: typeof runSummaryColumns }>

export function toRunSummary(row: Row): RunSummary {
  return {
    id: row.id,
    workflowId: row.workflowId,
    workflowName: row.workflowName,
    // Written by this folder alone, from the status of an event.
    status: row.status as Status,
    createdAt: row.createdAt.getTime(),
    startedAt: row.startedAt?.getTime() ?? null,
    endedAt: row.endedAt?.getTime() ?? null,
    basedOn: row.basedOn === null ? null : { runId: row.basedOn.id, createdAt: row.basedOn.createdAt.getTime() },
  }
}
