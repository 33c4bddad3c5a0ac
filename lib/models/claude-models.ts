/** Dollars for a million tokens. null: not known. */
export type Price = {
  inputUsd: number
  outputUsd: number
  /** Kept for five minutes, and for an hour. */
  cacheWriteUsd: number | null
  cacheWrite1hUsd: number | null
  cacheReadUsd: number | null
  /** Holds for prompts of up to this many tokens, all kinds of input together; null: for any. */
  upToInputTokens: number | null
}

export type ClaudeModel = {
  id: string
  label: string
  summary: string
  /** Tokens of prompt and answer together, and of the answer alone; null where the documents do not say. */
  contextTokens: number | null
  outputTokens: number | null
  /** One, or several by size of the prompt, smallest first. */
  prices: readonly Price[]
  /** For a thousand searches. */
  webSearchUsd: number
  /** What a call in a batch costs, as a share of these prices. */
  batchFactor: number
  /** The prices are known to hold from this day on. */
  from: string
  source: string
  verifiedAt: string
}

const million = 1_000_000
const checked = { webSearchUsd: 10, batchFactor: 0.5, from: '2026-11-01', verifiedAt: '2026-11-23' }
const overview = 'Anthropic, models overview'
const pricing = 'Anthropic, pricing'

/** Input, output; kept for five minutes, for an hour; read. */
function flat(
  inputUsd: number,
  outputUsd: number,
  cacheWriteUsd: number | null,
  cacheWrite1hUsd: number | null,
  cacheReadUsd: number,
): readonly Price[] {
  return [{ inputUsd, outputUsd, cacheWriteUsd, cacheWrite1hUsd, cacheReadUsd, upToInputTokens: null }]
}

/**
 * Anthropic's models with their list prices, the one to begin with first. Looked up by the exact id and never by its beginning:
 * the read price of Sonnet 5.5 is half of that of Sonnet 5.
 */
export const claudeModels: readonly ClaudeModel[] = [
  {
    id: 'claude-sonnet-5-5',
    label: 'Claude Sonnet 5.5',
    summary: 'Balanced: for branches and reports.',
    contextTokens: million,
    outputTokens: 128_000,
    prices: flat(2, 10, 2.5, 4, 0.1),
    source: 'Anthropic, migration guide to Sonnet 5.5',
    ...checked,
  },
  {
    id: 'claude-opus-5-5',
    label: 'Claude Opus 5.5',
    summary: 'Thorough: for synthesis and hard questions.',
    contextTokens: million,
    outputTokens: 128_000,
    prices: flat(4, 20, 5, 8, 0.2),
    source: overview,
    ...checked,
  },
  {
    id: 'claude-haiku-5-5',
    label: 'Claude Haiku 5.5',
    summary: 'Fast and cheap: for many voters and classifiers.',
    contextTokens: million,
    outputTokens: 128_000,
    prices: [
      {
        inputUsd: 0.1,
        outputUsd: 0.5,
        cacheWriteUsd: 0.125,
        cacheWrite1hUsd: 0.2,
        cacheReadUsd: 0.01,
        upToInputTokens: 100_000,
      },
      {
        inputUsd: 0.5,
        outputUsd: 2.5,
        cacheWriteUsd: 0.625,
        cacheWrite1hUsd: null,
        cacheReadUsd: 0.05,
        upToInputTokens: null,
      },
    ],
    source: `${overview}; cache reads from a reseller`,
    ...checked,
  },
  {
    id: 'claude-fable-5-2',
    label: 'Claude Fable 5.2',
    summary: 'The most capable, and the dearest.',
    contextTokens: million,
    outputTokens: 128_000,
    prices: flat(8, 40, 10, null, 0.2),
    source: 'A reseller’s list price; not yet on Anthropic’s own page',
    ...checked,
  },
  older('claude-fable-5-1', 'Claude Fable 5.1', flat(10, 50, 12.5, 20, 0.25)),
  older('claude-opus-5', 'Claude Opus 5', flat(5, 25, 6.25, 10, 0.5)),
  older('claude-sonnet-5', 'Claude Sonnet 5', flat(2, 10, 2.5, null, 0.2)),
  older('claude-opus-4-8', 'Claude Opus 4.8', flat(5, 25, 6.25, 10, 0.5)),
  older('claude-opus-4-7', 'Claude Opus 4.7', flat(5, 25, 6.25, 10, 0.5)),
  older('claude-opus-4-6', 'Claude Opus 4.6', flat(5, 25, 6.25, 10, 0.5)),
  older('claude-opus-4-5', 'Claude Opus 4.5', flat(5, 25, 6.25, 10, 0.5)),
  older('claude-sonnet-4-6', 'Claude Sonnet 4.6', flat(3, 15, 3.75, null, 0.3)),
  older('claude-haiku-4-5', 'Claude Haiku 4.5', flat(1, 5, 1.25, null, 0.1)),
]

function older(id: string, label: string, prices: readonly Price[]): ClaudeModel {
  return {
    id,
    label,
    summary: 'An earlier model.',
    contextTokens: null,
    outputTokens: null,
    prices,
    source: pricing,
    ...checked,
  }
}

/** null when the table does not have this very id. */
export function findModel(id: string): ClaudeModel | null {
  return claudeModels.find((model) => model.id === id) ?? null
}
