import type { Price } from '@/lib/models/claude-models'
import type { PriceRow } from '@/lib/models/price-list'

/** The figures of one size of prompt as they are typed; empty: not known. */
export type TierDraft = { [Name in keyof Price]: string }

/** A price as it is typed. */
export type PriceDraft = {
  connectionName: string
  modelId: string
  from: string
  tiers: TierDraft[]
  webSearchUsd: string
  note: string
}

const none: TierDraft = {
  inputUsd: '',
  outputUsd: '',
  cacheWriteUsd: '',
  cacheWrite1hUsd: '',
  cacheReadUsd: '',
  upToInputTokens: '',
}

/** Begins with what holds now. `today` is a day such as 2026-11-29. */
export function draftOf(row: PriceRow | null, connectionName: string, today: string): PriceDraft {
  const tiers = row?.inForce?.tiers.map(typed) ?? []
  return {
    connectionName: row?.connectionName ?? connectionName,
    modelId: row?.modelId ?? '',
    from: today,
    tiers: tiers.length === 0 ? [none] : tiers,
    webSearchUsd: show(row?.inForce?.webSearchUsd ?? null),
    note: row?.inForce?.isOwn ? row.inForce.source : '',
  }
}

/** A larger prompt has a price of its own: the one there was holds up to a size. */
export function withTier(draft: PriceDraft): PriceDraft {
  const last = draft.tiers.at(-1) ?? none
  return { ...draft, tiers: [...draft.tiers, { ...last, upToInputTokens: '' }] }
}

/** As the server takes it. What is no number goes as NaN, and is refused at its field. */
export function parseDraft({ tiers, webSearchUsd, ...draft }: PriceDraft) {
  return { ...draft, tiers: tiers.map(parseTier), webSearchUsd: optional(webSearchUsd) }
}

function parseTier(tier: TierDraft): Price {
  return {
    inputUsd: required(tier.inputUsd),
    outputUsd: required(tier.outputUsd),
    cacheWriteUsd: optional(tier.cacheWriteUsd),
    cacheWrite1hUsd: optional(tier.cacheWrite1hUsd),
    cacheReadUsd: optional(tier.cacheReadUsd),
    upToInputTokens: optional(tier.upToInputTokens),
  }
}

function typed(price: Price): TierDraft {
  return {
    inputUsd: show(price.inputUsd),
    outputUsd: show(price.outputUsd),
    cacheWriteUsd: show(price.cacheWriteUsd),
    cacheWrite1hUsd: show(price.cacheWrite1hUsd),
    cacheReadUsd: show(price.cacheReadUsd),
    upToInputTokens: show(price.upToInputTokens),
  }
}

const show = (value: number | null) => (value === null ? '' : String(value))
const required = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
const optional = (text: string) => (text.trim() === '' ? null : Number(text))
