'use server'

import { z } from 'zod'
import * as runs from '../db/runs'
import type { RunSummary } from '../db/run-summary'
import type { Result } from '../errors/result'
import { runInputsSchema, type RunInputs } from '../graph/document'
import { cancelRun as cancel } from '../runs/cancel-run'
import { readFoldedRun, type FoldedRun } from '../runs/read-again'
import { reaggregateRun } from '../runs/reaggregate-run'
import { startAgain } from '../runs/start-again'
import { startRun as start } from '../runs/start-run'
import { againSchema, reaggregateSchema } from './api-schemas'
import { runAction } from './run-action'

const id = z.string().min(1).max(64)
const ofRun = z.strictObject({ runId: id })
const startInput = z.strictObject({
  workflowId: id,
  inputs: runInputsSchema,
  idempotencyKey: z.string().min(1).max(255).optional(),
  maxCostUsd: z.number().positive().nullish(),
})
const reaggregateInput = reaggregateSchema.extend({ runId: id, nodeId: z.string().min(1).max(200) })
const againInput = againSchema.extend({ runId: id })
const listInput = z.strictObject({ workflowId: id })

/**
 * Starts a run and answers at once: a browser sends its actions one by one, so a run awaited here would hold up Save and Cancel. The
 * clicks of a double click come with one key and make one run.
 */
export async function startRun(input: {
  workflowId: string
  inputs: RunInputs
  /** null or left out: no limit. */
  maxCostUsd?: number | null
  idempotencyKey?: string
}): Promise<Result<{ runId: string }>> {
  return runAction(startInput, input, async ({ workflowId, inputs, maxCostUsd, idempotencyKey }) => {
    const { runId } = await start({ workflowId, inputs, maxCostUsd, idempotencyKey: idempotencyKey ?? null })
    return { runId }
  })
}

/** Goes on from a settled run in a new one, and answers at once with the new one as it then is. */
export async function runAgain(input: z.input<typeof againInput>): Promise<Result<FoldedRun>> {
  return runAction(againInput, input, async ({ runId, ...request }) => {
    const started = await startAgain(runId, request)
    return readFoldedRun(started.runId)
  })
}

/** Answers when the run has been asked to stop, not when it has stopped. */
export async function cancelRun(input: { runId: string }): Promise<Result<void>> {
  return runAction(ofRun, input, ({ runId }) => cancel(runId))
}

/** Deletes a run that has ended, with its events. */
export async function deleteRun(input: { runId: string }): Promise<Result<void>> {
  return runAction(ofRun, input, ({ runId }) => runs.deleteRun(runId))
}

/** The newest fifty runs of a workflow. */
export async function listRuns(input: { workflowId: string }): Promise<Result<RunSummary[]>> {
  return runAction(listInput, input, ({ workflowId }) => runs.listRuns({ workflowId, take: 50 }))
}

/** Combines the branches of an aggregate of a settled run another way. `seq` is of the event that the run then has. */
export async function reaggregate(input: z.input<typeof reaggregateInput>): Promise<Result<{ seq: number }>> {
  return runAction(reaggregateInput, input, async ({ runId, ...request }) => {
    const { seq } = await reaggregateRun(runId, request)
    return { seq }
  })
}
