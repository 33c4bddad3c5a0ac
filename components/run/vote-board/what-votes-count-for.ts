import { independentVotesRange } from '@/lib/aggregation/ballots/correlated-votes'
import type { AggregationResult } from '@/lib/aggregation/contract'
import { formatVotes } from '@/lib/aggregation/markdown/format-number'
import { plural } from '../format-figures'

/**
 * How many votes the votes are worth, in words: those of one model repeat its errors, and one question asked once cannot tell how
 * much. null for fewer than two.
 *
 * @param models of the branches that count, each once; empty where none is known.
 */
export function whatVotesCountFor({ provenance, agreement }: AggregationResult, models: readonly string[]): string[] {
  const votes = provenance.length
  const range = independentVotesRange(votes)
  if (range === null) return []
  const weighted = agreement?.figures.effectiveVotes ?? null
  const whose = models.length === 1 ? 'of one model' : models.length > 1 ? `of ${plural(models.length, 'model')}` : ''
  const why =
    models.length > 1
      ? 'models that learned from the same texts err alike, and votes of the same model even more'
      : 'votes of one model are correlated'
  return [
    ...(weighted === null ? [] : [`By their weights they say as much as ${formatVotes(weighted)} equal votes.`]),
    `${plural(votes, 'vote')} ${whose} count for fewer than ${votes}: ${why}.`.replace('  ', ' '),
    `How much, one question cannot tell. If the correlation ρ were between 0.1 and 0.5, they would count for ${rounded(range.high)} down to ${rounded(range.low)} independent votes, by n / (1 + (n − 1) ρ).`,
  ]
}

function rounded(votes: number): string {
  return votes.toFixed(1)
}
