import 'server-only'
import { nanoid } from 'nanoid'
import { z } from 'zod'
import { AppError } from '../errors/app-error'
import { NotFoundError } from '../errors/not-found-error'
import { redoSchema, type Redo } from '../engine/redo'
import type { Status } from '../engine/run-state'
import { isSettled } from '../engine/statuses'
import { graphSchema, runInputsSchema, type Graph, type RunInputs } from '../graph/document'
import { getPrisma } from './client'
import { runSummaryColumns, toRunSummary, type RunSummary } from './run-summary'

export type { RunSummary } from './run-summary'

/** A run with the frozen snapshot it was started from. */
export type RunRecord = RunSummary & {
  graph: Graph
  inputs: RunInputs
  maxCostUsd: number | null
  /** What of its base is called again; empty for a run that has none. */
  redo: readonly Redo[]
}

export type NewRun = {
  /** null: of a run whose workflow was deleted. */
  workflowId: string | null
  workflowName: string
  graph: Graph
  inputs: RunInputs
  maxCostUsd: number | null
  /** Within the workflow, or the run that it is based on: the same key makes no second run. */
  idempotencyKey: string | null
  again?: { basedOnRunId: string; redo: readonly Redo[] } | null
}

/** The key belongs to a run that was asked for otherwise. */
class IdempotencyKeyReusedError extends AppError {
  readonly code = 'idempotency_key_reused'
  override readonly kind = 'conflict'

  constructor(readonly runId: string) {
    super('This Idempotency-Key belongs to a run that was asked for otherwise. Use a new key for a new run.')
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

/** After a restart the run that is based on it would find nothing to keep, and call everything again. */
class RunInUseError extends AppError {
  readonly code = 'run_in_use'
  override readonly kind = 'conflict'

  constructor() {
    super('A run that goes on from this one has not ended yet. Wait until it has, or cancel it first.')
  }
}

export const unsettled = { in: ['queued', 'running'] }

/** @throws NotFoundError for a workflow or a base deleted meanwhile, IdempotencyKeyReusedError */
export async function createRun({ again = null, ...run }: NewRun): Promise<{ runId: string; created: boolean }> {
  const columns = {
    ...run,
    id: nanoid(),
    graph: JSON.stringify(run.graph),
    inputs: JSON.stringify(run.inputs),
    basedOnRunId: again?.basedOnRunId ?? null,
    redo: again === null ? null : JSON.stringify(again.redo),
  }
  try {
    await getPrisma().run.create({ data: columns, select: { id: true } })
    return { runId: columns.id, created: true }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === foreignKeyViolated) throw missingOf(run.workflowId, again?.basedOnRunId ?? null)
    if (code !== uniqueViolated || run.idempotencyKey === null) throw error
  }
  const { workflowId, idempotencyKey } = run
  const { basedOnRunId, redo } = columns
  const owners = [
    ...(workflowId === null ? [] : [{ workflowId }]),
    ...(basedOnRunId === null ? [] : [{ basedOnRunId }]),
  ]
  const first = await getPrisma().run.findFirstOrThrow({
    where: { idempotencyKey, OR: owners },
    select: { id: true, graph: true, inputs: true, maxCostUsd: true, basedOnRunId: true, redo: true },
  })
  const isSameAgain =
    first.basedOnRunId === basedOnRunId && first.redo === redo && (again === null || first.graph === columns.graph)
  const isRepeated = isSameAgain && first.inputs === columns.inputs && first.maxCostUsd === run.maxCostUsd
  if (!isRepeated) throw new IdempotencyKeyReusedError(first.id)
  return { runId: first.id, created: false }
}

function missingOf(workflowId: string | null, basedOnRunId: string | null): NotFoundError {
  return basedOnRunId === null
    ? new NotFoundError('workflow', workflowId ?? '')
    : new NotFoundError('run', basedOnRunId)
}

/** Prisma's codes. */
const uniqueViolated = 'P2002'
const foreignKeyViolated = 'P2003'

/** @throws NotFoundError */
export async function getRun(id: string): Promise<RunRecord> {
  const select = { ...runSummaryColumns, graph: true, inputs: true, maxCostUsd: true, redo: true }
  const row = await getPrisma().run.findUnique({ where: { id }, select })
  if (row === null) throw new NotFoundError('run', id)
  return {
    ...toRunSummary(row),
    graph: graphSchema.parse(JSON.parse(row.graph)),
    inputs: runInputsSchema.parse(JSON.parse(row.inputs)),
    maxCostUsd: row.maxCostUsd,
    redo: parseRedo(row.redo),
  }
}

function parseRedo(json: string | null): Redo[] {
  return json === null ? [] : z.array(redoSchema).parse(JSON.parse(json))
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

/** The runs that go on from this one, newest first. */
export async function listRunsBasedOn(basedOnRunId: string): Promise<(RunSummary & { redo: Redo[] })[]> {
  const rows = await getPrisma().run.findMany({
    where: { basedOnRunId },
    select: { ...runSummaryColumns, redo: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 50,
  })
  return rows.map((row) => ({ ...toRunSummary(row), redo: parseRedo(row.redo) }))
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

/**
 * With its events.
 * @throws RunNotSettledError, RunInUseError while one that is based on it may still read it, NotFoundError
 */
export async function deleteRun(id: string): Promise<void> {
  const where = { id, status: { notIn: unsettled.in }, newer: { none: { status: unsettled } } }
  const { count } = await getPrisma().run.deleteMany({ where })
  if (count === 1) return
  throw isSettled((await getRun(id)).status) ? new RunInUseError() : new RunNotSettledError()
}
