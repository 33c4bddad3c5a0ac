import type { Language } from '../text/language'
import type { Query } from '../text/rank-passages'
import type { Column, Table } from './parse-table'

/** `households_over_100k` reads “households over 100k”. */
export function wordsOf(name: string): string {
  return name.replace(/[_-]+/g, ' ').trim()
}

/** How strongly a query speaks of a column: the weights of the query's words in its name. */
export function matchOf(name: string, query: Query, language: Language): number {
  return [...new Set(language.termsOf(wordsOf(name)))].reduce((sum, term) => sum + (query.get(term) ?? 0), 0)
}

/** The figures a query asks for: columns it names, else all; at most `limit`, in the order of the table. */
export function columnsAskedFor(
  table: Table,
  query: Query,
  language: Language,
  limit: number,
): { column: Column; at: number }[] {
  const figures = table.columns.flatMap((column, at) =>
    column.kind === 'number' ? [{ column, at, match: matchOf(column.name, query, language) }] : [],
  )
  const named = figures.filter(({ match }) => match > 0)
  const best = (named.length > 0 ? named : figures).toSorted((a, b) => b.match - a.match || a.at - b.at).slice(0, limit)
  return best.toSorted((a, b) => a.at - b.at)
}
