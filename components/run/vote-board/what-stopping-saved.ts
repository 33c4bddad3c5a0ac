import type { AggregationResult } from '@/lib/aggregation/contract'
import { formatCost, formatShare, plural } from '../format-figures'

/** A branch of a vote as far as its cost goes. */
type Paid = { index: number; costUsd: number | null }

/** What ending a vote early saved, in words; null where everybody was asked. The money is what such a call cost in the mean. */
export function whatStoppingSaved(
  { excluded, provenance }: AggregationResult,
  branches: readonly Paid[],
): string | null {
  const saved = excluded.filter(({ reason }) => reason === 'vote_decided').length
  if (saved === 0) return null
  const all = excluded.length + provenance.length
  const costs = branches.filter(({ index }) => provenance.some((counted) => counted.index === index))
  const known = costs.flatMap(({ costUsd }) => costUsd ?? [])
  const mean =
    known.length === 0 || known.length < costs.length ? null : known.reduce((a, b) => a + b, 0) / known.length
  const money = mean === null || mean === 0 ? '' : `, about ${formatCost(mean * saved)}`
  return `Stopping early saved ${saved} of ${plural(all, 'call')} (${formatShare(saved / all)})${money}: no further ballot could have changed the result.`
}
