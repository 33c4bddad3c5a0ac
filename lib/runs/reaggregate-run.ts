import 'server-only'
import { claimSettledRun, prismaRunStore } from '../db/run-store'
import { RunNotSettledError } from '../db/runs'
import { initialRunState, reduceRunEvents } from '../engine/reduce-run'
import type { Reaggregation } from '../engine/run-state'
import { reaggregate, type ReaggregationRequest } from '../executors/reaggregate'
import { contentHash } from './content-hash'
import { inTurn } from './in-turn'
import { runHub } from './run-hub-of-process'
import { systemClock } from './system-clock'

/**
 * Combines the branches of an aggregate of a settled run another way, and records it beside the run's own result, which stays. What
 * was asked for before is answered with what was recorded then.
 *
 * @throws NotFoundError, RunNotSettledError, InvalidReaggregationError, FenceLostError when another process was faster.
 */
export async function reaggregateRun(runId: string, request: ReaggregationRequest): Promise<Reaggregation> {
  return inTurn(`reaggregate ${runId}`, () => record(runId, request))
}

async function record(runId: string, request: ReaggregationRequest): Promise<Reaggregation> {
  const snapshot = await prismaRunStore.readSnapshot(runId)
  const claim = await claimSettledRun(runId)
  if (claim === null) throw new RunNotSettledError('Wait until it has, or cancel it; then aggregate it another way.')
  // Read behind the claim: whoever writes after this has raised the fence, and the append below is refused.
  const events = await prismaRunStore.readEvents(runId, 0)
  const { aggregation, output, input } = reaggregate(snapshot, events, request)
  const hash = contentHash({ rule: aggregation.rule, options: aggregation.options, ...input })

  const state = reduceRunEvents(initialRunState(snapshot.graph), events)
  const node = state.nodes.find(({ nodeId }) => nodeId === request.nodeId)
  const known = node?.reaggregations.find((earlier) => earlier.contentHash === hash)
  if (known !== undefined) return known

  const added: Reaggregation = {
    seq: state.seq + 1,
    at: systemClock.now(),
    aggregation,
    output,
    contentHash: hash,
  }
  const event = { type: 'node.reaggregated' as const, nodeId: request.nodeId, ...added }
  await prismaRunStore.append(claim, [event])
  runHub().publish(runId, [event])
  return added
}
