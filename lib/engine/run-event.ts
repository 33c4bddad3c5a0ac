import { z } from 'zod'
import { aggregationResultSchema } from '../aggregation/contract'
import { citationSchema } from './citation'

/** `seq` counts from 1 within the run, without gaps. `at` is milliseconds since 1970 by the server's clock. */
const recorded = { seq: z.int().positive(), at: z.number() }
const ofNode = { ...recorded, nodeId: z.string() }
const ofBranch = { ...ofNode, branch: z.int().nonnegative(), attempt: z.int().positive() }

/** Tokens of one call. Unknown is null, never 0. */
export const usageSchema = z.object({
  inputTokens: z.number().nullable(),
  outputTokens: z.number().nullable(),
  cacheReadTokens: z.number().nullable(),
  cacheWriteTokens: z.number().nullable(),
  /** How many of `cacheWriteTokens` are kept for an hour; the others are for five minutes. */
  cacheWrite1hTokens: z.number().nullish(),
  /** Searches that the server made for the answer; they are billed by the thousand. */
  webSearchRequests: z.number().nullish(),
})
export type Usage = z.infer<typeof usageSchema>

/** What went wrong, in a sentence a person can act on. `code` is a stable word in snake_case. */
export const runErrorSchema = z.object({ code: z.string(), message: z.string() })
export type RunError = z.infer<typeof runErrorSchema>

/** What a node hands downstream: text for templates and people, a value for programs where there is one. */
export const nodeOutputSchema = z.object({ text: z.string(), value: z.json().optional() })
export type NodeOutput = z.infer<typeof nodeOutputSchema>

/** Where the answer of a branch that was kept comes from, and what it used and cost there. */
export const keptFromSchema = z.object({
  runId: z.string(),
  /** The model reference that was asked. */
  asked: z.string().nullable(),
  usage: usageSchema.nullable(),
  costUsd: z.number().nullable(),
})
export type KeptFrom = z.infer<typeof keptFromSchema>

/** What is known of a branch before it starts. */
const openedBranchSchema = z.object({
  label: z.string(),
  /** The model reference that is asked; null where no model is called. */
  model: z.string().nullable(),
  weight: z.number().optional(),
})

/** Everything that can happen in a run, in order. Stored, streamed and folded in this one shape. */
export const runEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...recorded,
    type: z.literal('run.started'),
    /** The limit of the run in dollars; left out where it has none. */
    maxCostUsd: z.number().optional(),
  }),
  z.object({
    ...recorded,
    type: z.literal('run.resumed'),
    /** Of the claim that went on with it: one more for every recovery, also for those that ended before they recorded anything. */
    fence: z.int().positive().optional(),
  }),
  z.object({ ...recorded, type: z.literal('run.released') }),
  z.object({ ...recorded, type: z.literal('run.cancelRequested') }),
  z.object({ ...recorded, type: z.literal('run.succeeded') }),
  z.object({ ...recorded, type: z.literal('run.failed'), error: runErrorSchema }),
  z.object({ ...recorded, type: z.literal('run.cancelled') }),

  z.object({ ...ofNode, type: z.literal('node.started'), branches: z.array(openedBranchSchema) }),
  /** Further branches of a node whose branches so far have settled; they stand behind those. */
  z.object({ ...ofNode, type: z.literal('node.extended'), branches: z.array(openedBranchSchema) }),
  z.object({
    ...ofNode,
    type: z.literal('node.succeeded'),
    output: nodeOutputSchema,
    aggregation: aggregationResultSchema.optional(),
  }),
  z.object({
    ...ofNode,
    type: z.literal('node.failed'),
    error: runErrorSchema,
    aggregation: aggregationResultSchema.optional(),
  }),
  z.object({ ...ofNode, type: z.literal('node.skipped'), reason: z.string() }),
  z.object({ ...ofNode, type: z.literal('node.cancelled'), reason: z.string() }),
  z.object({
    ...ofNode,
    type: z.literal('node.reaggregated'),
    /** Names its own rule and options: enough to make it again. */
    aggregation: aggregationResultSchema,
    /** null where the rule found no result; the aggregation says why. */
    output: nodeOutputSchema.nullable(),
    /** The same for the same rule, options and incoming branches. */
    contentHash: z.string(),
  }),

  z.object({
    ...ofNode,
    branch: z.int().nonnegative(),
    /** Not called: a run before this one asked the same, and had this answer. */
    type: z.literal('branch.kept'),
    output: nodeOutputSchema,
    model: z.string().nullable(),
    stopReason: z.string().nullable(),
    warnings: z.array(z.string()),
    citations: z.array(citationSchema).optional(),
    from: keptFromSchema,
    /** Of what was asked: the same for the same content. */
    contentHash: z.string(),
  }),
  z.object({
    ...ofBranch,
    type: z.literal('branch.started'),
    model: z.string().nullable(),
    /** Held back for it, in dollars, in a run with a limit: the most that it can cost. */
    reservedUsd: z.number().optional(),
  }),
  /** A second call of this attempt is made beside the first, which is slow. */
  z.object({ ...ofBranch, type: z.literal('branch.hedged') }),
  z.object({
    ...ofBranch,
    type: z.literal('branch.succeeded'),
    output: nodeOutputSchema,
    /** The model that the answer itself names; a gateway may map names silently. */
    model: z.string().nullable(),
    stopReason: z.string().nullable(),
    usage: usageSchema.nullable(),
    costUsd: z.number().nullable(),
    /** What the cache of prompts saved of the cost; negative where it was only written. Left out where unknown or not used. */
    cacheSavedUsd: z.number().optional(),
    warnings: z.array(z.string()),
    /** Left out where nothing is cited. */
    citations: z.array(citationSchema).optional(),
  }),
  z.object({
    ...ofBranch,
    type: z.literal('branch.failed'),
    error: runErrorSchema,
    /** When the next attempt may begin; null when there is none and the branch has settled as failed. */
    retryAt: z.number().nullable(),
    partialText: z.string(),
    usage: usageSchema.nullable(),
    costUsd: z.number().nullable(),
    cacheSavedUsd: z.number().optional(),
    /** The call was sent and its end was never seen: it may have been billed. */
    possiblyBilled: z.boolean(),
  }),
  z.object({
    ...ofNode,
    branch: z.int().nonnegative(),
    type: z.literal('branch.cancelled'),
    reason: z.string(),
    /** `vote_decided`: nothing went wrong, its ballot could not have changed the result. */
    code: z.literal('vote_decided').optional(),
    partialText: z.string(),
    possiblyBilled: z.boolean(),
  }),
  z.object({ ...ofNode, branch: z.int().nonnegative(), type: z.literal('branch.skipped'), reason: z.string() }),
])
export type RunEvent = z.infer<typeof runEventSchema>
export type RunEventType = RunEvent['type']

/** An event before it has been given its place: what the engine decides, without `seq` and `at`. */
export type RunFact = RunEvent extends infer Event
  ? Event extends RunEvent
    ? Omit<Event, 'seq' | 'at'>
    : never
  : never

/**
 * Words of a running attempt. Published, never recorded: the success event carries the whole.
 * `offset` is where the piece begins in the attempt's text, in UTF-16 units, so that a repeated piece is harmless.
 */
export const branchWordsSchema = z.object({
  nodeId: z.string(),
  branch: z.int().nonnegative(),
  attempt: z.int().positive(),
  offset: z.int().nonnegative(),
  text: z.string(),
})
export type BranchWords = z.infer<typeof branchWordsSchema>

/**
 * Branches that wait because their whole lane does. Published, never recorded: it concerns thousands at once, and says nothing any
 * more once they have started. `until` is milliseconds since 1970.
 */
export const branchWaitsSchema = z.object({
  nodeId: z.string(),
  branches: z.array(z.int().nonnegative()),
  until: z.number(),
  reason: z.string(),
})
export type BranchWaits = z.infer<typeof branchWaitsSchema>
