import { z } from 'zod'
import { aggregationResultSchema } from '../aggregation/contract'
import { ruleNameSchema } from '../aggregation/rule-name'
import {
  branchWaitsSchema,
  branchWordsSchema,
  keptFromSchema,
  nodeOutputSchema,
  runErrorSchema,
  runEventSchema,
  usageSchema,
} from '../engine/run-event'
import { redoSchema } from '../engine/redo'
import { graphSchema, runInputsSchema, workflowDocumentSchema } from '../graph/document'
import { runEstimateSchema } from '../models/estimate/run-estimate'
import { nodeTypes } from '../nodes'
import { aggregateRequestSchema } from './aggregate-request'

const milliseconds = z.number().meta({ description: 'Milliseconds since 1970.' })
const statusSchema = z.enum(['queued', 'running', 'succeeded', 'failed', 'skipped', 'cancelled'])
const costUsd = z.number().nullable().meta({ description: 'null: not known.' })

export const startRunSchema = z.strictObject({
  inputs: runInputsSchema.default({}).meta({ description: 'Input node id → field name → value.' }),
  maxCostUsd: z.number().positive().optional().meta({
    description:
      'The limit of the run. The most that a call can cost is held back before it begins; what no longer fits is not called. Every model needs a known price.',
  }),
})

export const estimateSchema = z.strictObject({
  inputs: runInputsSchema.default({}),
  graph: graphSchema.optional().meta({ description: 'An edited graph; left out, the saved one.' }),
})

export const reaggregateSchema = z.strictObject({
  rule: ruleNameSchema,
  options: z.record(z.string(), z.json()).default({}).meta({ description: 'The rule’s own; left out, its defaults.' }),
})

const maxCostUsd = z.number().positive().optional().meta({ description: 'Left out, that of the run before.' })

export const rerunSchema = z.strictObject({ maxCostUsd })

export const againSchema = z.strictObject({
  redo: z.array(redoSchema).max(10_000).default([]).meta({
    description: 'What is called again although nothing about it changed; without `branch`, all of the node.',
  }),
  inputs: runInputsSchema.default({}).meta({ description: 'Those that change. Input node id → field name → value.' }),
  rules: z
    .record(z.string(), reaggregateSchema)
    .default({})
    .meta({ description: 'Aggregate id → how it combines from here.' }),
  maxCostUsd,
})

const reaggregationSchema = z
  .object({
    seq: z.int(),
    at: milliseconds,
    aggregation: aggregationResultSchema,
    output: nodeOutputSchema.nullable(),
    contentHash: z.string().meta({ description: 'The same for the same rule, options and branches.' }),
  })
  .meta({
    description: 'The branches of an aggregate, combined another way after the run. The run’s own result stays.',
  })

const branchViewSchema = z.object({
  index: z.int(),
  label: z.string(),
  status: statusSchema,
  output: nodeOutputSchema.nullable(),
  error: runErrorSchema.nullable(),
  model: z.string().nullable(),
  kept: keptFromSchema.optional().meta({ description: 'Not called: its answer is that of an earlier run.' }),
  attempt: z.int(),
  usage: usageSchema.nullable(),
  costUsd,
  startedAt: milliseconds.nullable(),
  endedAt: milliseconds.nullable(),
  waitingUntil: milliseconds.nullable(),
})

const cacheSchema = z.object({ hitRate: z.number().nullable(), savedUsd: z.number().nullable() }).meta({
  description:
    'What the server’s cache of prompts did: the fraction of the input that was read from it, and dollars less than without it, negative where it was only written. null: not used, or not known.',
})

const nodeViewSchema = z.object({
  nodeId: z.string(),
  type: z.enum(nodeTypes),
  label: z.string(),
  status: statusSchema,
  output: nodeOutputSchema.nullable(),
  error: runErrorSchema.nullable(),
  aggregation: aggregationResultSchema.optional(),
  reaggregations: z.array(reaggregationSchema).optional(),
  cache: cacheSchema,
  branches: z.array(branchViewSchema),
})

export const runViewSchema = z.object({
  id: z.string(),
  workflowId: z.string().nullable(),
  basedOn: z
    .object({ runId: z.string() })
    .nullable()
    .meta({ description: 'The run that it goes on from: what was asked there alike was not asked again.' }),
  status: statusSchema,
  error: runErrorSchema.nullable(),
  result: nodeOutputSchema.nullable(),
  nodes: z.array(nodeViewSchema),
  usage: usageSchema.nullable(),
  costUsd,
  cache: cacheSchema,
  timing: z.object({
    wallMs: z.number().nullable(),
    sequentialMs: z.number().nullable(),
    speedup: z.number().nullable(),
  }),
})

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'A sentence for a person.' }),
    code: z.string().meta({ description: 'A stable word for programs.' }),
    issues: z.array(
      z.object({ path: z.string(), code: z.string(), message: z.string(), nodeId: z.string().optional() }),
    ),
  })
  .meta({ description: 'RFC 9457, with every issue where several things are wrong.' })

/** What a page is told that asks for the events instead of listening to them. */
const runNewsSchema = z.object({
  reset: z.boolean().meta({ description: 'Last-Event-ID named an event that this run does not have: all are told.' }),
  events: z.array(runEventSchema),
  words: z.array(branchWordsSchema),
  waits: z.array(branchWaitsSchema),
})

/** What goes in and out of the HTTP API, by the name that its description gives it. */
export const apiSchemas = {
  Health: z.object({
    status: z.enum(['ok', 'unavailable']),
    version: z.string(),
    database: z.string(),
    engine: z.string(),
  }),
  WorkflowDocument: workflowDocumentSchema,
  WorkflowList: z.object({
    workflows: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        description: z.string().nullable(),
        revision: z.int(),
        updatedAt: milliseconds,
      }),
    ),
  }),
  SavedWorkflow: z.object({ id: z.string(), revision: z.int() }),
  StartRun: startRunSchema,
  Estimate: estimateSchema,
  RunEstimate: runEstimateSchema,
  StartedRun: z.object({ id: z.string(), status: statusSchema }),
  RunId: z.object({ id: z.string() }),
  Run: runViewSchema,
  RunEvent: runEventSchema,
  RunNews: runNewsSchema,
  Rerun: rerunSchema,
  Again: againSchema,
  Reaggregate: reaggregateSchema,
  Reaggregation: reaggregationSchema,
  AggregateRequest: aggregateRequestSchema,
  AggregationResult: aggregationResultSchema,
  Problem: problemSchema,
} as const

export type ApiSchemaName = keyof typeof apiSchemas
