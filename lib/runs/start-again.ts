import 'server-only'
import { connectionSource } from '../db/connections'
import { createRun, RunNotSettledError } from '../db/runs'
import { isSettled } from '../engine/statuses'
import { resolveModels } from '../models/resolve-models'
import { checkAgain, type AgainChanges } from './check-again'
import { readRunFold } from './read-run'
import { checkLimit } from './check-limit'
import { driveInProcess } from './run-drivers'

export type AgainRequest = Partial<AgainChanges> & {
  /** Left out: the cap of the run before. */
  maxCostUsd?: number
  idempotencyKey?: string | null
}

/**
 * Goes on from a settled run in a new one, on the same frozen snapshot: what is named is called again, and so is what failed; every
 * other answer is kept where the same would be asked. The run before stays as it is.
 *
 * @throws NotFoundError, RunNotSettledError, and what `checkAgain` and `checkLimit` throw.
 */
export async function startAgain(baseRunId: string, request: AgainRequest): Promise<{ runId: string }> {
  const { run, state } = await readRunFold(baseRunId)
  if (!isSettled(state.status)) throw new RunNotSettledError('Wait until it has, or cancel it; then run it again.')
  const changes = { redo: request.redo ?? [], inputs: request.inputs ?? {}, rules: request.rules ?? {} }
  const { graph, inputs } = checkAgain(run, state, changes)
  const connections = await connectionSource.list()
  // Another rule may call a model, and none was named for it.
  const resolved = graph === run.graph ? graph : resolveModels(graph, connections)
  const maxCostUsd = request.maxCostUsd ?? run.maxCostUsd
  checkLimit(resolved, connections, maxCostUsd)

  const { runId, created } = await createRun({
    workflowId: run.workflowId,
    workflowName: run.workflowName,
    graph: resolved,
    inputs,
    maxCostUsd,
    idempotencyKey: request.idempotencyKey ?? null,
    again: { basedOnRunId: baseRunId, redo: changes.redo },
  })
  if (created) await driveInProcess(runId)
  return { runId }
}
