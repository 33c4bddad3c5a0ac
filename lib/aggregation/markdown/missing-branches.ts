import type { Excluded } from '../contract'
import { inlineText } from './table'

const shown = 20

const words: Record<string, string> = {
  failed: 'failed',
  skipped: 'skipped',
  cancelled: 'cancelled',
  empty: 'said nothing',
  outlier: 'dropped as an outlier',
  unknown_option: 'no declared choice',
  multiple_answers: 'different final answers',
  not_cited: 'not used',
  vote_decided: 'not needed',
}

/** "Not counted: Pricing (timeout), Regions (said nothing)." Empty when every branch counts. */
export function missingBranches(excluded: readonly Excluded[], lead = 'Not counted'): string {
  if (excluded.length === 0) return ''
  const names = excluded.slice(0, shown).map(({ label, reason }) => `${inlineText(label)} (${reasonInWords(reason)})`)
  const more = excluded.length - shown
  return `${lead}: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
}

/** `rate_limited` as "rate limited". */
export function reasonInWords(reason: string): string {
  return words[reason] ?? inlineText(reason.replace(/_/g, ' '))
}
