import { z } from 'zod'
import type { Answer } from './answer'

/**
 * One planned branch as an aggregator sees it, in declared order.
 * `output` is what the branch said, untouched; null when it said nothing that counts.
 */
export const aggregationBranchSchema = z.strictObject({
  index: z.int().nonnegative(),
  label: z.string(),
  status: z.enum(['succeeded', 'failed', 'skipped', 'cancelled']),
  output: z.string().nullable(),
  /** Why it did not succeed: the code of its error, `timeout`, `refused`, … */
  reason: z.string().optional(),
  weight: z.number().optional(),
  confidence: z.number().optional(),
})
export type AggregationBranch = z.infer<typeof aggregationBranchSchema>

export const outcomeSchema = z.enum(['decided', 'tie', 'no_consensus', 'insufficient', 'error'])
export type Outcome = z.infer<typeof outcomeSchema>

/** A share with its 95 % Wilson interval; fractions in [0, 1]. */
const intervalSchema = z.object({ low: z.number(), high: z.number() })

/** The ballots for one answer. */
export const tallySchema = z.object({
  answer: z.string(),
  votes: z.number(),
  share: z.number(),
  interval: intervalSchema.nullable(),
  /** Branch indexes, ascending. */
  branches: z.array(z.int()),
})
export type Tally = z.infer<typeof tallySchema>

/** How far the branches agree, with the name of the statistic. Never called confidence. */
export const agreementSchema = z.object({
  statistic: z.string(),
  value: z.number(),
  interval: intervalSchema.nullable(),
  /** The plain reading: "4 of 5 (80 %, plausible range 38–96 %)". */
  reading: z.string(),
  /** Further named figures: margin, pairwiseAgreement, normalisedEntropy, … ; null where undefined. */
  figures: z.record(z.string(), z.number().nullable()),
})
export type Agreement = z.infer<typeof agreementSchema>

/** Figures over the numeric answers; null where a figure is undefined, never NaN. */
export const numericSummarySchema = z.object({
  n: z.int(),
  unit: z.string().nullable(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  sd: z.number().nullable(),
  cv: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  iqr: z.number().nullable(),
  interval: intervalSchema.nullable(),
  values: z.array(z.object({ index: z.int(), value: z.number(), outlier: z.boolean() })),
})
export type NumericSummary = z.infer<typeof numericSummarySchema>

/** A statement of a synthesis and the branch sentences it rests on. */
export const claimSchema = z.object({
  text: z.string(),
  support: z.array(z.object({ branch: z.int(), quote: z.string(), verified: z.boolean() })),
  against: z.array(z.int()),
  supported: z.boolean(),
})
export type Claim = z.infer<typeof claimSchema>

export const synthesisSchema = z.object({
  claims: z.array(claimSchema),
  conflicts: z.array(z.object({ topic: z.string(), positions: z.array(z.string()) })),
  unusedBranches: z.array(z.int()),
  /** Verified quotes / all quotes; null without quotes. */
  citationPrecision: z.number().nullable(),
})

/** What every rule answers with (aggregation.md section 2.0). */
export const aggregationResultSchema = z.object({
  rule: z.string(),
  outcome: outcomeSchema,
  value: z.json(),
  /** The result as Markdown, for people. Empty when there is none. */
  text: z.string(),
  tallies: z.array(tallySchema),
  ranking: z.array(z.object({ answer: z.string(), rank: z.int(), score: z.number() })),
  agreement: agreementSchema.nullable(),
  statistics: numericSummarySchema.nullable(),
  synthesis: synthesisSchema.nullable(),
  /** Branches that do not count, each with its reason; the missing ones are named here. */
  excluded: z.array(z.object({ index: z.int(), label: z.string(), reason: z.string(), detail: z.string().optional() })),
  tieBreak: z.array(z.object({ policy: z.string(), detail: z.string() })),
  /** The branches the value rests on. */
  provenance: z.array(z.object({ index: z.int(), label: z.string() })),
  notes: z.array(z.object({ code: z.string(), message: z.string() })),
})
export type AggregationResult = z.infer<typeof aggregationResultSchema>

export type AggregationInput = {
  branches: readonly AggregationBranch[]
  answer: Answer
}
