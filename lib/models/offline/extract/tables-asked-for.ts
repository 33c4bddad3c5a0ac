import type { Language } from '../text/language'
import type { Query } from '../text/rank-passages'
import { matchOf } from '../tables/column-words'
import type { Table } from '../tables/parse-table'

/** Tables whose name or column names the instruction speaks of, the best two. The only table counts in any case. */
export function tablesAskedFor(tables: readonly Table[], query: Query, language: Language): Table[] {
  const matches = tables.map((table) => ({
    table,
    match: [table.source, ...table.columns.map(({ name }) => name)].reduce(
      (sum, name) => sum + matchOf(name, query, language),
      0,
    ),
  }))
  const top = Math.max(0, ...matches.map(({ match }) => match))
  if (tables.length === 1 && top > 0) return [...tables]
  return matches
    .filter(({ match }) => match >= 1 && match >= top / 2)
    .toSorted((a, b) => b.match - a.match)
    .slice(0, 2)
    .map(({ table }) => table)
}
