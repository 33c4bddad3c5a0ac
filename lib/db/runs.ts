import 'server-only'
import { nanoid } from 'nanoid'
import { AppError } from '../errors/app-error'
import { NotFoundError } from '../errors/not-found-error'
import type { Status } from '../engine/run-state'
import { graphSchema, runInputsSchema, type Graph, type RunInputs } from '../graph/document'
import { getPrisma } from './client'
import { runSummaryColumns, toRunSummary, type RunSummary } from './run-summary'

export type { RunSummary } from './run-summary'

/** A run with the frozen snapshot it was started from. */
export type RunRecord = RunSummary & { graph: Graph; inputs: RunInputs; maxCostUsd: number | null }

export type NewRun = {
  workflowId: string
  workflowName: string
  graph: Graph
  inputs: RunInputs
  maxCostUsd: number | null
  /** Within the workflow: the same key makes no second run. */
  idempotencyKey: string | null
}

/** The key belongs to a run that was asked for with other inputs. */
class IdempotencyKeyReusedError extends AppError {
  readonly code = 'idempotency_key_reused'
  override readonly kind = 'conflict'

  constructor(readonly runId: string) {
    super('This Idempotency-Key belongs to a run with other inputs. Use a new key for a new run.')
  }
}

/** Only what has settled can be deleted or added to: a driver would go on writing to it. */
export class RunNotSettledError extends AppError {
  readonly code = 'run_not_settled'
  override readonly kind = 'conflict'

  constructor(whatToDo = 'Cancel it first.') {
    super(`This run has not ended yet. ${whatToDo}`)
  }
}

export const unsettled = { in: ['queued', 'running'] }

/** @throws NotFoundError for a workflow deleted meanwhile, IdempotencyKeyReusedError */
export async function createRun(run: NewRun): Promise<{ runId: string; created: boolean }> {
  const columns = { ...run, id: nanoid(), graph: JSON.stringify(run.graph), inputs: JSON.stringify(run.inputs) }
  try {
    await getPrisma().run.create({ data: columns, select: { id: true } })
    return { runId: columns.id, created: true }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === foreignKeyViolated) throw new NotFoundError('workflow', run.workflowId)
    if (code !== uniqueViolated || run.idempotencyKey === null) throw error
  }
  const first = await getPrisma().run.findFirstOrThrow({
    where: { workflowId: run.workflowId, idempotencyKey: run.idempotencyKey },
    select: { id: true, inputs: true, maxCostUsd: true },
  })
  const isRepeated = first.inputs === columns.inputs && first.maxCostUsd === run.maxCostUsd
  if (!isRepeated) throw new IdempotencyKeyReusedError(first.id)
  return { runId: first.id, created: false }
}

/** Prisma's codes. */
const uniqueViolated = 'P2002'
const foreignKeyViolated = 'P2003'

/** @throws NotFoundError */
export async function getRun(id: string): Promise<RunRecord> {
  const select = { ...runSummaryColumns, graph: true, inputs: true, maxCostUsd: true }
  const row = await getPrisma().run.findUnique({ where: { id }, select })
  if (row === null) throw new NotFoundError('run', id)
  return {
    ...toRunSummary(row),
    graph: graphSchema.parse(JSON.parse(row.graph)),
    inputs: runInputsSchema.parse(JSON.parse(row.inputs)),
    maxCostUsd: row.maxCostUsd,
  }
}

/** Without the graph and the events, which may be long. @throws NotFoundError */
export async function readRunStatus(id: string): Promise<Status> {
  const row = await getPrisma().run.findUnique({ where: { id }, select: { status: true } })
  if (row === null) throw new NotFoundError('run', id)
  // Written by this folder alone, from the status of an event.
  return row.status as Status
}

/** Newest first; of one workflow or of all. */
export async function listRuns({ workflowId, take }: { workflowId?: string; take: number }): Promise<RunSummary[]> {
  const rows = await getPrisma().run.findMany({
    where: workflowId === undefined ? {} : { workflowId },
    select: runSummaryColumns,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
  })
  return rows.map(toRunSummary)
}

/**
 * Queued ones too. Those that were taken last come first, the rest by age: should a run end the process that takes it, it does so before
 * others are gone on with, and their calls are not cut off with it again.
 */
export async function listUnfinishedRunIds(): Promise<string[]> {
  const rows = await getPrisma().run.findMany({
    where: { status: unsettled },
    select: { id: true },
    orderBy: [{ leaseUntil: { sort: 'desc', nulls: 'last' } }, { createdAt: 'asc' }],
  })
  return rows.map(({ id }) => id)
}

/** With its events. @throws RunNotSettledError, NotFoundError */
export async function deleteRun(id: string): Promise<void> {
  const { count } = await getPrisma().run.deleteMany({ where: { id, status: { notIn: unsettled.in } } })
  if (count === 1) return
  await getRun(id)
  throw new RunNotSettledError()
}
