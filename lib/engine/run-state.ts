import type { AggregationResult } from '../aggregation/contract'
import type { NodeType } from '../nodes'
import type { Citation } from './citation'
import type { KeptFrom, NodeOutput, RunError, Usage } from './run-event'

/** `queued` with `waitingUntil` and a reason is a branch that waits for a retry or a rate limit. */
export type Status = 'queued' | 'running' | 'succeeded' | 'failed' | 'skipped' | 'cancelled'

/** One try of a branch, numbered from 1. `endedAt` null: it still runs. */
export type AttemptState = {
  attempt: number
  model: string | null
  startedAt: number
  endedAt: number | null
  error: RunError | null
  /** Its end was never seen: it may have been billed although its answer is lost. */
  possiblyBilled: boolean
  /**
   * Held back for it under the limit of the run, in dollars. It stays after the end of a call that may have been billed and whose cost
   * was never told; it goes where the cost is known.
   */
  reservedUsd?: number
  /** When a second call was made beside the first; left out where none was. */
  hedgedAt?: number
}

export type BranchState = {
  index: number
  label: string
  /** The model reference that is asked; after an answer, the model the answer named. */
  model: string | null
  weight: number | null
  status: Status
  /** Number of the latest attempt; 0 before the first. */
  attempt: number
  attempts: readonly AttemptState[]
  output: NodeOutput | null
  /** What a failed or cancelled attempt had said so far. Never a result. */
  partialText: string
  error: RunError | null
  /** Why it was skipped or cancelled. */
  reason: string | null
  /** `vote_decided`: it was called off, or never asked, because its ballot could not have changed the result. */
  reasonCode: 'vote_decided' | null
  stopReason: string | null
  warnings: readonly string[]
  /** What its answer cites; left out where it cites nothing. */
  citations?: readonly Citation[]
  /** Where its answer was taken from instead of calling the model; null where it was called, or is to be. */
  kept: KeptFrom | null
  /** In this run: an answer that was kept took and cost nothing here. */
  usage: Usage | null
  costUsd: number | null
  /** What the cache of prompts saved of the cost; null where unknown or not used. */
  cacheSavedUsd: number | null
  startedAt: number | null
  endedAt: number | null
  waitingUntil: number | null
  waitingReason: string | null
}

/** The recorded branches of an aggregate, combined once more by another rule or other options after it had settled. */
export type Reaggregation = {
  /** Of the event that recorded it: its id within the run. */
  seq: number
  at: number
  aggregation: AggregationResult
  /** null where the rule found no result; the aggregation says why. */
  output: NodeOutput | null
  contentHash: string
}

export type NodeRunState = {
  nodeId: string
  type: NodeType
  label: string
  status: Status
  branches: readonly BranchState[]
  output: NodeOutput | null
  aggregation: AggregationResult | null
  /** Other ways of combining its branches, in the order in which they were asked for. They change nothing of the node's own result. */
  reaggregations: readonly Reaggregation[]
  error: RunError | null
  reason: string | null
  startedAt: number | null
  endedAt: number | null
}

/** A run as its events tell it. Folded by `reduceRun` on the server and in the browser alike. */
export type RunState = {
  status: Status
  /** One entry per node of the snapshot that takes part (notes do not), in the graph's declared order. */
  nodes: readonly NodeRunState[]
  /** The last event folded in; 0 before the first. */
  seq: number
  error: RunError | null
  cancelRequested: boolean
  /** The limit in dollars; null: it has none. */
  maxCostUsd: number | null
  /** How often the run went on after a restart. */
  recoveries: number
  startedAt: number | null
  endedAt: number | null
}
