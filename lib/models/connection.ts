import { z } from 'zod'
import { checkBaseUrl, normaliseBaseUrl } from './base-url'
import type { Features } from './features'
import type { OwnPrice } from './own-price'

/** A configured endpoint that speaks the Messages API. Never holds the key, only where it comes from. */
export type Connection = {
  /** The first half of a model reference: a slug, unique. */
  name: string
  label: string
  /** Without `/v1`. */
  baseUrl: string
  authStyle: 'bearer' | 'x-api-key' | 'none'
  /** Sent as `anthropic-version`. */
  anthropicVersion: string
  keySource: 'environment' | 'stored' | 'none'
  keyLast4: string | null
  /** Model ids that it offers, the one to use first at the front; empty for Anthropic, whose models the catalogue lists. */
  models: string[]
  /** Calls to one of its models at the same time. */
  maxConcurrent: number
  /** What a test has learned of its server; null before the first test, and after a change of the address. */
  features: Features | null
  /** Prices that a person has entered for its models; those of one model by day. */
  ownPrices: readonly OwnPrice[]
}

export type ConnectionSource = {
  list: () => Promise<Connection[]>
  keyOf: (name: string) => Promise<string | null>
}

/** What the SDK 1.12 is written against. */
export const currentAnthropicVersion = '2026-10-21'
export const defaultMaxConcurrent = 50

/** What a person may set. `offline` is taken by the built-in models. */
export const connectionInputSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Use small letters, digits and -, at most 40, with a letter or digit first.')
    .refine((name) => name !== 'offline', 'The name “offline” belongs to the built-in models. Choose another.'),
  label: z.string().trim().min(1, 'Give the connection a label.').max(80),
  baseUrl: z
    .string()
    .transform(normaliseBaseUrl)
    .superRefine((baseUrl, context) => {
      const message = checkBaseUrl(baseUrl)
      if (message !== null) context.addIssue({ code: 'custom', message })
    }),
  authStyle: z.enum(['bearer', 'x-api-key', 'none']),
  anthropicVersion: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the version as a date, for example 2023-06-01.')
    .default(currentAnthropicVersion),
  models: z.array(z.string().trim().min(1).max(200).regex(/^\S+$/, 'A model id has no spaces.')).max(500),
  maxConcurrent: z.int().positive().max(5000).default(defaultMaxConcurrent),
})
export type ConnectionInput = z.infer<typeof connectionInputSchema>

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The connection that is always there. `ANTHROPIC_BASE_URL`, `ANTHROPIC_API_KEY` and `PARALLAX_MAX_CONCURRENT` go before what is
 * stored; a stored key is only used with the base URL that it was stored for.
 *
 * @throws z.ZodError when the environment names an address that no connection may have.
 */
export function anthropicConnection(
  environment: Environment,
  stored: {
    baseUrl: string
    keyLast4: string | null
    maxConcurrent?: number
    features?: Features | null
  } | null = null,
  ownPrices: readonly OwnPrice[] = [],
): Connection {
  const { shape } = connectionInputSchema
  const baseUrl = shape.baseUrl.parse(environment['ANTHROPIC_BASE_URL'] || 'https://api.anthropic.com')
  const key = environment['ANTHROPIC_API_KEY'] || null
  const isSameAddress = stored?.baseUrl === baseUrl
  const storedLast4 = isSameAddress ? stored.keyLast4 : null
  return {
    name: 'anthropic',
    label: 'Anthropic',
    baseUrl,
    authStyle: 'bearer',
    anthropicVersion: currentAnthropicVersion,
    keySource: key !== null ? 'environment' : storedLast4 !== null ? 'stored' : 'none',
    keyLast4: key?.slice(-4) ?? storedLast4,
    models: [],
    maxConcurrent: maxConcurrentOf(environment) ?? stored?.maxConcurrent ?? defaultMaxConcurrent,
    features: isSameAddress ? (stored.features ?? null) : null,
    ownPrices,
  }
}

// Here and not in the function: every call asks, and making a schema takes longer than a call's other preparations together.
const limitSchema = z.coerce.number().int().positive().max(5000)

/** The limit that the environment sets for every connection; null when it sets none that makes sense. */
export function maxConcurrentOf(environment: Environment): number | null {
  const limit = limitSchema.safeParse(environment['PARALLAX_MAX_CONCURRENT'])
  return limit.success ? limit.data : null
}

/** Whether calls can be made at all: a server that wants no key, or a key that is there. */
export function isUsable(connection: Connection): boolean {
  return connection.authStyle === 'none' || connection.keySource !== 'none'
}
