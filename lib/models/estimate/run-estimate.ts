import { z } from 'zod'

const rangeSchema = z.object({ low: z.number(), high: z.number() })
/** Two ends between which a figure plausibly lies. */
export type Range = z.infer<typeof rangeSchema>

const dollars = z.number().nullable().meta({ description: 'null: not known.' })

const nodeEstimateSchema = z.object({
  nodeId: z.string(),
  label: z.string(),
  models: z.array(z.string()),
  calls: rangeSchema,
  inputTokens: rangeSchema,
  outputTokens: rangeSchema,
  costUsd: rangeSchema.nullable().meta({ description: 'null: the price of one of its models is not known.' }),
  atMostUsd: dollars,
})
export type NodeEstimate = z.infer<typeof nodeEstimateSchema>

/** What a run will take, before it begins. */
export const runEstimateSchema = z.object({
  calls: rangeSchema,
  tokens: rangeSchema.meta({ description: 'Prompts and answers together; offline models count none.' }),
  costUsd: rangeSchema.nullable().meta({ description: 'Of the models whose price is known; null when none is.' }),
  atMostUsd: dollars.meta({ description: 'With every answer as long as it may be. null: not known.' }),
  isFree: z.boolean().meta({ description: 'Only offline models are called.' }),
  unpriced: z.array(z.string()).meta({ description: 'Models whose price is not known: their cost comes on top.' }),
  webSearches: z
    .object({ atMost: z.number().nullable(), usdPerThousand: z.number().nullable() })
    .nullable()
    .meta({ description: 'Searches on top of the cost; null where none can be made.' }),
  restsOn: z.array(z.string()).meta({ description: 'What the figures rest on, in sentences.' }),
  nodes: z.array(nodeEstimateSchema),
})
export type RunEstimate = z.infer<typeof runEstimateSchema>

export const zero: Range = { low: 0, high: 0 }

export function addRange(one: Range, other: Range): Range {
  return { low: one.low + other.low, high: one.high + other.high }
}
