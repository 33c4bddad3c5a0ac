import type { Query } from './rank-passages'

/** The share of what is asked for that some words speak of, from 0 to 1. Words of the rest of the prompt do not count. */
export function coverageOf(terms: Iterable<string>, query: Query): number {
  const asked = [...query].filter(([, weight]) => weight >= 1)
  if (asked.length === 0) return 0
  const present = new Set(terms)
  return asked.filter(([term]) => present.has(term)).length / asked.length
}
