import 'server-only'
import { connectionSource } from '../db/connections'
import { createRun } from '../db/runs'
import { getWorkflow } from '../db/workflows'
import { AppError, type Issue } from '../errors/app-error'
import { checkGraph } from '../graph/check-graph'
import type { RunInputs } from '../graph/document'
import { checkInputs, completeInputs } from '../graph/run-inputs'
import { checkWebSearches } from '../models/check-abilities'
import { findAbilityIn } from '../models/find-ability'
import { resolveModels } from '../models/resolve-models'
import { checkLimit } from './check-limit'
import { failpointOfProcess } from './failpoint-of-process'
import { driveInProcess } from './run-drivers'

export class GraphNotRunnableError extends AppError {
  readonly code = 'graph_not_runnable'
  constructor(override readonly issues: readonly Issue[]) {
    super(
      issues.length === 1
        ? `The workflow cannot run yet: ${issues[0]?.message}`
        : `The workflow cannot run yet: ${issues.length} problems.`,
    )
  }
}

class RunInputsError extends AppError {
  readonly code = 'invalid_inputs'
  constructor(override readonly issues: readonly Issue[]) {
    super(issues.length === 1 ? `${issues[0]?.message}` : `${issues.length} inputs are missing or wrong.`)
  }
}

/**
 * Freezes the saved workflow with its inputs into a run and sets it going. Answers at once: the run belongs to the server.
 * With an idempotency key a repeated call answers with the run that the first one made.
 *
 * @throws GraphNotRunnableError, RunInputsError, PriceUnknownError with every problem at once.
 */
export async function startRun(request: {
  workflowId: string
  inputs: RunInputs
  maxCostUsd?: number | null
  idempotencyKey?: string | null
}): Promise<{ runId: string }> {
  const [{ document }, connections] = await Promise.all([getWorkflow(request.workflowId), connectionSource.list()])
  const graph = { nodes: document.nodes, edges: document.edges }
  const problems = checkGraph(graph)
  if (problems.length > 0) throw new GraphNotRunnableError(problems)
  const inputs = completeInputs(graph, request.inputs)
  const inputProblems = checkInputs(graph, inputs)
  if (inputProblems.length > 0) throw new RunInputsError(inputProblems)
  const resolved = resolveModels(graph, connections)
  checkLimit(resolved, connections, request.maxCostUsd ?? null)

  const vainSearches = checkWebSearches(resolved, findAbilityIn(connections))
  if (vainSearches.length > 0) throw new GraphNotRunnableError(vainSearches)

  const { runId, created } = await createRun({
    workflowId: request.workflowId,
    workflowName: document.name,
    graph: resolved,
    inputs,
    maxCostUsd: request.maxCostUsd ?? null,
    idempotencyKey: request.idempotencyKey ?? null,
  })
  failpointOfProcess?.('enqueue', runId)
  if (created) await driveInProcess(runId)
  return { runId }
}
