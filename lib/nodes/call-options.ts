import { z } from 'zod'
import { modelReferenceSchema } from '../aggregation/model-reference'

export { modelReferenceSchema }
export type ModelReference = string

/** Whether a model is one of those built in, which compute in the app's own process and are not LLMs. */
export function isOfflineModel(model: ModelReference | null | undefined): boolean {
  return model?.startsWith('offline/') ?? false
}

/** `maxUses`: searches in one answer. Domains as `example.com`, with what is below them; only one of the two lists can be given. */
const webSearchSchema = z.strictObject({
  maxUses: z.int().positive().max(100).optional(),
  allowedDomains: z.array(z.string()).max(100).optional(),
  blockedDomains: z.array(z.string()).max(100).optional(),
})
export type WebSearch = z.infer<typeof webSearchSchema>

/** What every node that calls a model may set. Spread into the schema of its data. */
export const callOptions = {
  effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).optional(),
  maxTokens: z.int().positive().max(1_000_000).optional(),
  timeoutSeconds: z.number().positive().max(86_400).optional(),
  retries: z.int().nonnegative().max(20).optional(),
  fallbackModels: z.array(modelReferenceSchema).max(3).optional(),
  /** `true`: as often as the model likes, anywhere. */
  webSearch: z.union([z.boolean(), webSearchSchema]).optional(),
}
export type CallOptions = z.infer<z.ZodObject<typeof callOptions>>

/** How the web may be searched; null where it is not to be. */
export function webSearchOf({ webSearch }: Pick<CallOptions, 'webSearch'>): WebSearch | null {
  if (webSearch === undefined || webSearch === false) return null
  return webSearch === true ? {} : webSearch
}
