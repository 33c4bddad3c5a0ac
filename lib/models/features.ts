import { z } from 'zod'
import { isAnthropic } from './base-url'

/** Whether a server understands a field or offers a service. */
export type Known = 'yes' | 'no' | 'unknown'

const known = z.enum(['yes', 'no', 'unknown']).catch('unknown')

/** What a test of a connection has learned, as it is stored. What an older version did not ask is unknown. */
export const featuresSchema = z.object({
  /** Milliseconds since 1970. */
  testedAt: z.number(),
  /** The id of the model that was asked; another model of the same server may differ. */
  model: z.string(),
  /** The header with which the server took the key. */
  headerStyle: z.enum(['bearer', 'x-api-key', 'none', 'unknown']).catch('unknown'),
  streaming: known,
  jsonSchema: known,
  effort: known,
  tokenCounting: known,
  promptCache: known,
  citations: known,
  webSearch: known,
  toolResults: known,
  rateHeaders: known,
})
export type Features = z.infer<typeof featuresSchema>

/** In the order in which people read them. */
export const featureNames = [
  'streaming',
  'jsonSchema',
  'effort',
  'webSearch',
  'citations',
  'toolResults',
  'promptCache',
  'tokenCounting',
  'rateHeaders',
] as const
export type FeatureName = (typeof featureNames)[number]

type Asked = { baseUrl: string; features: Features | null }

/** What is known of a feature: what a test has found, else what is documented, which is everything for Anthropic and nothing elsewhere. */
export function featureOf({ baseUrl, features }: Asked, name: FeatureName): Known {
  const found = features?.[name] ?? 'unknown'
  return found === 'unknown' && isAnthropic(baseUrl) ? 'yes' : found
}

/** Whether a field may be sent: only to a server that is known to understand it. Others may refuse the whole request for it. */
export function takes(connection: Asked, name: FeatureName): boolean {
  return featureOf(connection, name) === 'yes'
}

/** Whether marks for the prompt cache may be sent. */
export function takesPromptCache(connection: Asked): boolean {
  return takes(connection, 'promptCache')
}

/** Whether to ask a server for the tokens of a prompt. A request of its own, it spoils nothing where it is not known yet. */
export function takesTokenCounting(connection: Asked): boolean {
  return featureOf(connection, 'tokenCounting') !== 'no'
}

/** Read from the database; null for what is no such record. */
export function parseFeatures(json: string | null): Features | null {
  if (json === null) return null
  try {
    return featuresSchema.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}
