import { medianSorted } from 'simple-statistics'
import type { Json } from '../json/find-json'

const scale = ['info', 'low', 'medium', 'high', 'critical'] as const
const words: Readonly<Record<string, number>> = {
  ...Object.fromEntries(scale.map((word, at) => [word, at + 1])),
  informational: 1,
  note: 1,
  minor: 2,
  moderate: 3,
  warning: 3,
  error: 4,
  major: 4,
  severe: 5,
  blocker: 5,
}

/** The highest or the middle severity of a finding, as it was written; null where no branch gives one that is known. */
export function combineSeverity(given: readonly (Json | undefined)[], how: 'max' | 'median'): string | number | null {
  const known = given
    .flatMap((value) => {
      const rank = rankOf(value)
      return rank === null || (typeof value !== 'string' && typeof value !== 'number') ? [] : [{ rank, value }]
    })
    .toSorted((one, other) => one.rank - other.rank)
  if (known.length === 0) return null
  if (how === 'max') return known.at(-1)?.value ?? null
  const middle = medianSorted(known.map(({ rank }) => rank))
  // Between two words stands the more severe one: a median is no new word.
  return known.find(({ rank }) => rank >= middle)?.value ?? null
}

/** How severe in order; 0 for none. */
export function rankOf(value: Json | undefined): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? (words[value.trim().toLowerCase()] ?? null) : null
}
