import 'server-only'
import { connectionSource } from '../db/connections'
import { listRuns } from '../db/runs'
import { getWorkflow } from '../db/workflows'
import { isSettled } from '../engine/statuses'
import { executors } from '../executors'
import { planAhead } from '../executors/plan-ahead'
import { checkGraph } from '../graph/check-graph'
import type { Graph, RunInputs } from '../graph/document'
import { completeInputs } from '../graph/run-inputs'
import { seenLengths, type SeenLengths } from '../models/estimate/answer-length'
import { localTokens } from '../models/estimate/local-tokens'
import type { RunEstimate } from '../models/estimate/run-estimate'
import { resolveModels } from '../models/resolve-models'
import { countPatienceMs, countPrompts, promptHash } from './count-prompts'
import { pricePlan, writeCalls, type SentCall } from './price-plan'
import { processWide } from './process-wide'
import { readRunFold } from './read-run'
import { GraphNotRunnableError } from './start-run'
import { sumEstimate } from './sum-estimate'

/**
 * What a run of a workflow will take, before it begins: its prompts are planned as a run would plan them, and counted where the server
 * counts. Makes no call that is billed. Inputs that are missing are taken to be empty.
 *
 * @param request.graph an edited graph; left out, the saved one.
 * @param patienceMs how long the servers may take to count.
 * @throws NotFoundError, GraphNotRunnableError
 */
export async function estimateRun(
  request: { workflowId: string; inputs: RunInputs; graph?: Graph },
  patienceMs = countPatienceMs,
): Promise<RunEstimate> {
  const [{ document }, connections] = await Promise.all([getWorkflow(request.workflowId), connectionSource.list()])
  const given = request.graph ?? { nodes: document.nodes, edges: document.edges }
  const problems = checkGraph(given)
  if (problems.length > 0) throw new GraphNotRunnableError(problems)
  const graph = resolveModels(given, connections)
  const now = Date.now()
  const inputs = completeInputs(graph, request.inputs)
  const plan = planAhead({ runId: 'estimate', graph, inputs, maxCostUsd: null }, executors)
  const sent = writeCalls(plan, connections)
  const [counts, seen] = await Promise.all([countSent(sent, now, patienceMs), readSeenLengths(request.workflowId)])
  return sumEstimate(graph, pricePlan({ plan, sent, graph, connections, counts, seen, now }), connections)
}

/** Only prompts that are known whole are counted. */
async function countSent(
  sent: readonly SentCall[],
  now: number,
  patienceMs: number,
): Promise<ReadonlyMap<SentCall, number>> {
  const whole = sent.filter(({ marks }) => marks.length === 0)
  const counted = await countPrompts(whole, now, patienceMs)
  return new Map(
    whole.flatMap((one): [SentCall, number][] => {
      const tokens = counted.get(promptHash(one))
      return tokens === undefined ? [] : [[one, tokens]]
    }),
  )
}

/** A run that has ended does not change any more. */
const known = processWide('answer-lengths', () => new Map<string, SeenLengths>())
const mostKnown = 50

/** From the newest of the workflow's last runs that has ended. */
async function readSeenLengths(workflowId: string): Promise<SeenLengths> {
  const last = (await listRuns({ workflowId, take: 5 })).find(({ status }) => isSettled(status))
  if (last === undefined) return new Map()
  const before = known.get(last.id)
  if (before !== undefined) return before
  const { state } = await readRunFold(last.id)
  const lengths = seenLengths(state, localTokens)
  known.set(last.id, lengths)
  for (const oldest of known.keys()) if (known.size > mostKnown) known.delete(oldest)
  return lengths
}
