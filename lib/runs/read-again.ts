import 'server-only'
import { getRun, listRunsBasedOn, type RunRecord } from '../db/runs'
import { earlierRun, type EarlierRun } from '../engine/earlier-run'
import type { Redo } from '../engine/redo'
import type { RunState } from '../engine/run-state'
import type { Graph, RunInputs } from '../graph/document'
import { readRunFold } from './read-run'

/** What the run goes on from; null for one that began anew, or whose base was deleted. */
export async function readEarlier(run: RunRecord): Promise<EarlierRun | null> {
  if (run.basedOn === null) return null
  const base = await readRunFold(run.basedOn.runId)
  const { createdAt, graph, inputs } = base.run
  return earlierRun({ runId: base.run.id, createdAt, graph, inputs, state: base.state }, run)
}

/** The newest run that goes on from another, and what it did otherwise. `others`: how many more there are. */
export type NewerRun = {
  runId: string
  createdAt: number
  graph: Graph
  inputs: RunInputs
  redo: readonly Redo[]
  others: number
}

export async function readNewer(runId: string): Promise<NewerRun | null> {
  const [newest, ...others] = await listRunsBasedOn(runId)
  if (newest === undefined) return null
  const { createdAt, graph, inputs, redo } = await getRun(newest.id)
  return { runId: newest.id, createdAt, graph, inputs, redo, others: others.length }
}

/** A run as the editor shows it. */
export type FoldedRun = { runId: string; graph: Graph; inputs: RunInputs; state: RunState; earlier: EarlierRun | null }

export async function readFoldedRun(runId: string): Promise<FoldedRun> {
  const { run, state } = await readRunFold(runId)
  return { runId, graph: run.graph, inputs: run.inputs, state, earlier: await readEarlier(run) }
}
