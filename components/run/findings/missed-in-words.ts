import type { Findings } from '@/lib/aggregation/contract'
import { formatValue, plural } from '../format-figures'

const estimators = { chao1: 'Chao1', chapman: 'Chapman' } as const

/** How much all reviewers may have missed, in words, or why nobody can tell. */
export function missedInWords({ missed, reviewers, curve }: Findings): string {
  if (missed === null) {
    return reviewers < 2
      ? 'How much was missed, one reviewer alone cannot tell: it takes two who find the same to know.'
      : 'Nobody found anything, so how much was missed cannot be estimated.'
  }
  const name = estimators[missed.estimator]
  const count = Math.round(missed.missed)
  const basis = `${name}, from how many of the ${plural(curve[0] ?? 0, 'issue')} more than one reviewer found`
  if (count === 0) return `Hardly any further issue is likely (${basis}).`
  const range =
    missed.interval === null
      ? ''
      : `, 95 % range ${formatValue(Math.round(missed.interval.low))}–${formatValue(Math.round(missed.interval.high))}`
  const caution =
    missed.estimator === 'chao1'
      ? ' It is a lower bound: what no reviewer can see is not in it.'
      : ' It takes the two reviewers to be independent: if they look in the same places, more was missed.'
  return `About ${plural(count, 'more issue is', 'more issues are')} likely (${basis}${range}).${caution}`
}
