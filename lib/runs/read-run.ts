import 'server-only'
import { prismaRunStore } from '../db/run-store'
import { getRun, type RunRecord } from '../db/runs'
import { cacheFigures } from '../engine/cache-figures'
import { initialRunState, reduceRunEvents } from '../engine/reduce-run'
import { runResult } from '../engine/run-result'
import type { BranchState, RunState } from '../engine/run-state'
import { runTiming, runTotals } from '../engine/run-totals'

/** A run as its events tell it, with the row it was started from. */
export async function readRunFold(runId: string): Promise<{ run: RunRecord; state: RunState }> {
  const run = await getRun(runId)
  const events = await prismaRunStore.readEvents(runId, 0)
  return { run, state: reduceRunEvents(initialRunState(run.graph), events) }
}

/** A run in the shape of the HTTP API (product.md). */
export async function readRunView(runId: string, now: number) {
  const { run, state } = await readRunFold(runId)
  const totals = runTotals(state)
  return {
    id: run.id,
    workflowId: run.workflowId,
    basedOn: run.basedOn === null ? null : { runId: run.basedOn.runId },
    status: state.status,
    error: state.error,
    result: runResult(run.graph, state),
    nodes: state.nodes.map((node) => ({
      nodeId: node.nodeId,
      type: node.type,
      label: node.label,
      status: node.status,
      output: node.output,
      error: node.error,
      ...(node.aggregation === null ? {} : { aggregation: node.aggregation }),
      ...(node.reaggregations.length === 0 ? {} : { reaggregations: node.reaggregations }),
      cache: cacheView(node.branches),
      branches: node.branches.map(branchView),
    })),
    usage: totals.usage,
    costUsd: totals.costUsd,
    cache: cacheView(state.nodes.flatMap(({ branches }) => branches)),
    timing: runTiming(state, now),
  }
}

/** null: no cache of prompts took part, or it is not known what it saved. */
function cacheView(branches: readonly BranchState[]): { hitRate: number | null; savedUsd: number | null } {
  const figures = cacheFigures(branches)
  return { hitRate: figures?.hitRate ?? null, savedUsd: figures?.savedUsd ?? null }
}

function branchView(branch: BranchState) {
  return {
    index: branch.index,
    label: branch.label,
    status: branch.status,
    output: branch.output,
    ...(branch.citations === undefined ? {} : { citations: branch.citations }),
    error: branch.error,
    model: branch.model,
    ...(branch.kept === null ? {} : { kept: branch.kept }),
    attempt: branch.attempt,
    usage: branch.usage,
    costUsd: branch.costUsd,
    startedAt: branch.startedAt,
    endedAt: branch.endedAt,
    waitingUntil: branch.waitingUntil,
  }
}
