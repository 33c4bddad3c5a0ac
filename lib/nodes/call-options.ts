import { z } from 'zod'
import { modelReferenceSchema } from '../aggregation/model-reference'

export { modelReferenceSchema }
export type ModelReference = string

/** Whether a model is one of those built in, which compute in the app's own process and are not LLMs. */
export function isOfflineModel(model: ModelReference | null | undefined): boolean {
  return model?.startsWith('offline/') ?? false
}

/** What every node that calls a model may set. Spread into the schema of its data. */
export const callOptions = {
  effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).optional(),
  maxTokens: z.int().positive().max(1_000_000).optional(),
  timeoutSeconds: z.number().positive().max(86_400).optional(),
  retries: z.int().nonnegative().max(20).optional(),
  fallbackModels: z.array(modelReferenceSchema).max(3).optional(),
  webSearch: z.boolean().optional(),
}
export type CallOptions = z.infer<z.ZodObject<typeof callOptions>>
