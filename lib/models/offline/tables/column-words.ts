import type { Language } from '../text/language'
import type { Query } from '../text/rank-passages'

/** `households_over_100k` reads “households over 100k”. */
export function wordsOf(name: string): string {
  return name.replace(/[_-]+/g, ' ').trim()
}

/** How strongly a query speaks of a column: the weights of the query's words in its name. */
export function matchOf(name: string, query: Query, language: Language): number {
  return [...new Set(language.termsOf(wordsOf(name)))].reduce((sum, term) => sum + (query.get(term) ?? 0), 0)
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
